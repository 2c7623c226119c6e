import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { enrolmentQuery } from '../lib/queries/get-enrolment.ts'
import { meQuery } from '../lib/queries/get-me.ts'
import { findRememberedEnrolment } from '../lib/remembered-enrolment.ts'

/** The enrolment that a learner's page is of: in the address, looked at last, on programme, or the first. */
function pickEnrolment<T extends { id: string; status: string }>(
  enrolments: readonly T[],
  chosen: string | undefined,
): T | null {
  const remembered = findRememberedEnrolment()
  return (
    enrolments.find(({ id }) => id === chosen) ??
    enrolments.find(({ id }) => id === remembered) ??
    enrolments.find(({ status }) => status === 'onProgramme') ??
    enrolments[0] ??
    null
  )
}

export function useMyEnrolment(chosen: string | undefined) {
  const { data: me } = useSuspenseQuery(meQuery())
  return pickEnrolment(me.learner?.enrolments ?? [], chosen)
}

/** Who I am as a learner; null where I am none here. */
export function useMyLearnerId(): string | null {
  return useSuspenseQuery(meQuery()).data.learner?.id ?? null
}

/** While it is not known whether one may, the way is open: the page itself says if it is not. */
export function useCanAddEvidence(chosen: string | undefined): boolean {
  const { data: me } = useQuery(meQuery())
  const picked = pickEnrolment(me?.learner?.enrolments ?? [], chosen)
  const { data: enrolment } = useQuery({ ...enrolmentQuery(picked?.id ?? ''), enabled: picked !== null })
  if (me && picked === null) return false
  return enrolment?.can.addEvidence ?? true
}
