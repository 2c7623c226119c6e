export { computeNotApplying, isJobRoleUndecided } from './alternatives.ts'
export {
  type ChangeUnitsReason,
  type Credits,
  checkChangeUnits,
  compareUnits,
  type UnitsComparison,
} from './change-units.ts'
export { type CompiledKsb, type CompiledMapping, compileMapping } from './compile-mapping.ts'
export {
  type Cells,
  computeCells,
  computedAt,
  countAt,
  createCells,
  hasFlagAt,
  inScopeAt,
  shownAt,
  toGoAt,
} from './compute-cells.ts'
export {
  BASIS_CHANGES,
  type BasisChange,
  type BasisComparison,
  type ConfirmReason,
  checkConfirm,
  compareBasis,
  computeConfirmationBasis,
} from './confirmations.ts'
export {
  type ExpressionProblem,
  formatCriteriaExpression,
  MAX_EXPRESSION_LENGTH,
  type ParsedCriteria,
  parseCriteriaExpression,
} from './criteria-expression.ts'
export { compareCriterionNumbers, toLearningOutcome } from './criterion-numbers.ts'
export { checkErase, ERASURE_CHOICES, type EraseReason, type ErasureChoice, listResting } from './erasure.ts'
export {
  type ExplainedCriterion,
  type ExplainedDecision,
  type ExplainedTag,
  type ExplainedUnit,
  explainUnit,
} from './explain-criteria.ts'
export { type ExplainedConfirmation, explainKsb, type KsbExplanation } from './explain-ksb.ts'
export {
  compareGatewayBasis,
  computeGatewayKsbs,
  GATEWAY_MISSING,
  GATEWAY_ROUTES,
  type GatewayBasis,
  type GatewayComparison,
  type GatewayKsb,
  type GatewayMissing,
  type GatewayRoute,
  listUnverifiedBehaviours,
  toGatewayBasis,
} from './gateway.ts'
export { computeKsbProgress } from './ksb-progress.ts'
export { computeLevels, isAtLeast, type QualificationStructure, toLevel } from './levels.ts'
export { MISSING_LEAVES, type MissingKind, type MissingLeaf } from './missing-leaf.ts'
export { type PackedRows, packRow, packRows } from './packed-rows.ts'
export { computePlanLine, PLAN_LINE_STATES, type PlanLineProgress, type PlanLineState } from './plan-lines.ts'
export { computeProgressRowFacts } from './progress-row.ts'
export { createProgressTable, type ProgressTable } from './progress-table.ts'
export {
  checkReopen,
  checkSignOff,
  computeUnitSigning,
  type SignOffContents,
  type SignOffReason,
  type UnitSigning,
} from './sign-off.ts'
export * from './tag-checks.ts'
export { computeTagStatus, findStandingDecision, findWaitingDecision } from './tag-status.ts'
export {
  computeCrossing,
  computeTotals,
  computeTotalsBy,
  type GroupTotals,
  type RowTotals,
} from './totals.ts'
export * from './types.ts'
export { type ChangedTargets, updateProgressRowFacts } from './update-row.ts'
export {
  compareKsbs,
  computeMoves,
  type KsbMove,
  type LevelChange,
  MOVES,
  type Move,
  previewLevels,
} from './what-if.ts'
