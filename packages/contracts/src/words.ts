/** Names of levels, states and outcomes, said one way on screens, on paper and in messages. */
export { listCodes, listWords } from '@crosswalk/frameworks'

import type { Level, Outcome, Quality, ShownState, TagStatus } from '@crosswalk/progress'

export const LEVEL_NAMES: Record<Level, string> = {
  none: 'None',
  drafted: 'Drafted',
  referred: 'Referred',
  submitted: 'Submitted',
  accepted: 'Accepted',
  signedOff: 'Signed off',
}

export const STATE_NAMES: Record<ShownState, string> = {
  doesNotApply: 'Does not apply',
  notConfirmed: 'Not confirmed',
  confirmed: 'Confirmed',
  met: 'Met',
  inProgress: 'In progress',
  needsOwnEvidence: 'Needs its own evidence',
  notStarted: 'Not started',
}

export const OUTCOME_NAMES: Record<Outcome, string> = {
  accepted: 'Accepted',
  referred: 'Referred',
  notUsed: 'Not used',
}

export const QUALITY_NAMES: Record<Quality, string> = {
  valid: 'Valid',
  authentic: 'Authentic',
  reliable: 'Reliable',
  current: 'Current',
  sufficient: 'Sufficient',
}

export const TAG_STATUS_NAMES: Record<TagStatus, string> = {
  draft: 'Drafted',
  submitted: 'Submitted',
  accepted: 'Accepted',
  referred: 'Referred',
  notUsed: 'Not used',
  removed: 'Removed',
}
