export { compareCriterionNumbers, toLearningOutcome } from './criterion-numbers.ts'
export * from './types.ts'
