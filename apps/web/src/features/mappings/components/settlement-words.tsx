import type { SettlementRecord } from '@crosswalk/contracts'
import { formatDay } from '../../../lib/dates.ts'

/** Who settled it, why, whom they asked at the awarding body, and the answer. */
export function SettlementWords({
  record: { settledBy, reason, asked, answer, answeredOn },
  owner,
}: {
  record: SettlementRecord
  owner: string
}) {
  return (
    <>
      {settledBy.name}: {reason}
      {asked !== null && ` Asked at ${owner}: ${asked}`}
      {answer !== null && `, who answered${answeredOn === null ? '' : ` on ${formatDay(answeredOn)}`}: “${answer}”`}
    </>
  )
}
