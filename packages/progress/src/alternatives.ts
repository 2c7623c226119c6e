/** KSB-9: which KSBs of an "and/or" apply to a job role. */
import type { JobRole, RuleKsb } from './types.ts'

/**
 * [KSB-9] The ids that do not apply, in the standard's order. Undecided and `both` leave none out, and neither does a
 * job role that would leave a group with nothing: at least one of a group always applies.
 */
export function computeNotApplying(ksbs: readonly RuleKsb[], jobRole: JobRole | null): string[] {
  if (jobRole === null || jobRole === 'both') return []
  const isOtherRole = (ksb: RuleKsb) =>
    ksb.alternativeGroup !== undefined && ksb.alternative !== undefined && ksb.alternative !== jobRole
  const groupsThatApply = new Set(ksbs.filter(ksb => !isOtherRole(ksb)).map(ksb => ksb.alternativeGroup))
  return ksbs.filter(ksb => isOtherRole(ksb) && groupsThatApply.has(ksb.alternativeGroup)).map(ksb => ksb.id)
}

export function isJobRoleUndecided(ksbs: readonly RuleKsb[], jobRole: JobRole | null): boolean {
  return jobRole === null && ksbs.some(ksb => ksb.alternativeGroup !== undefined)
}
