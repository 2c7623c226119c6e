import type { Enrolment, UnitRecord } from '@crosswalk/contracts'
import { formatDay } from '../../lib/dates.ts'
import { criteriaCount } from '../../lib/words.ts'

type Unit = Pick<UnitRecord['unit'], 'complete' | 'notHeld' | 'criteria'>
type Standing = Enrolment['units'][number]

/** "7 of 15 accepted, 3 submitted" */
export function standingWords({ criteria, accepted, submitted }: Standing): string {
  if (criteria === 0) return 'No criterion of this unit is held here'
  const waiting = submitted - accepted
  return waiting > 0
    ? `${accepted} of ${criteria} accepted, ${waiting} submitted`
    : `${accepted} of ${criteria} accepted`
}

/** "Part of the unit: 2 criteria are not held here": never shown as complete. */
export function partWords({ complete, notHeld, criteria }: Unit): string | null {
  if (complete || criteria.length === 0) return null
  if (notHeld.length === 0) return 'Part of the unit: how many criteria are not held here is not known'
  return `Part of the unit: ${criteriaCount(notHeld.length)} not held here`
}

/** "Signed off by Tom Ashworth, 14 Nov" */
export function signingWords({ signedOffAt, signedOffBy, needsSupplementary, achievement }: Standing): string | null {
  if (achievement === 'creditTransfer') return 'Achieved by credit transfer'
  if (achievement === 'exemption') return 'Exempt'
  if (signedOffAt === null) return null
  const by = signedOffBy ? ` by ${signedOffBy.name}` : ''
  const more = needsSupplementary ? '. Accepted again since: waits for another signature' : ''
  return `Signed off${by}, ${formatDay(signedOffAt)}${more}`
}
