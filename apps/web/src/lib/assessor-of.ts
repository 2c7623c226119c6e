import type { Enrolment } from '@crosswalk/contracts'
import { today } from './dates.ts'

/** Who assesses an enrolment today, by name; null where nobody does. */
export function assessorOf({ relationships }: Pick<Enrolment, 'relationships'>, day: string = today()): string | null {
  const current = relationships.find(
    ({ kind, from, to }) => kind === 'assessor' && from <= day && (to === null || to >= day),
  )
  return current?.person.name ?? null
}
