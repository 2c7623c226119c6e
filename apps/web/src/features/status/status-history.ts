import { hasEnded, type RecordedStatus } from '@crosswalk/contracts'

export interface HistoryLine {
  recorded: RecordedStatus
  /** On programme again after leaving. */
  isRestart: boolean
}

/** Newest first, as it comes. */
export function listHistory(statuses: readonly RecordedStatus[]): HistoryLine[] {
  return statuses.map((recorded, at) => {
    const before = statuses.slice(at + 1).find(({ isCorrected }) => !isCorrected)
    const isRestart =
      !recorded.isCorrected && recorded.status === 'onProgramme' && before !== undefined && hasEnded(before.status)
    return { recorded, isRestart }
  })
}
