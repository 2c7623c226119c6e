import type { RecordStatus } from '@crosswalk/contracts'

/** What a learner says of a record that staff wrote. */
export const RECORD_WORDS: Record<RecordStatus, string> = {
  toConfirm: 'to confirm',
  confirmed: 'confirmed as a fair account',
  disputed: 'something is wrong with it',
  changedSince: 'to confirm again: it was changed',
}
