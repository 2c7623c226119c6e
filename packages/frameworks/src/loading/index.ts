export { type LoadedUnit, type LoadOptions, type LoadPlan, loadCriteria } from './load-criteria.ts'
export {
  COLUMN_NAMES,
  type CriterionLine,
  type LineError,
  readCriterionLines,
  type TableLine,
} from './read-criterion-lines.ts'
