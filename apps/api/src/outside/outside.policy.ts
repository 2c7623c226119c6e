import type { AccessRecord } from './outside.repository.ts'

/** Whoever holds a link is asked nothing: it counts only while it is for whom it was given, of whom it was given. */
export function isStillTheirs({ lineManager, enrolment }: AccessRecord): boolean {
  if (lineManager.closed) return false
  return enrolment === null || (enrolment.status !== 'withdrawn' && enrolment.lineManagerId === lineManager.id)
}
