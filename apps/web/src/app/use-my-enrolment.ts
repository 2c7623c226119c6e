import { useSuspenseQuery } from '@tanstack/react-query'
import { meQuery } from '../lib/queries/get-me.ts'

/** The enrolment that a learner's page is of: the one in the address, else the one on programme, else the first. */
export function useMyEnrolment(chosen: string | undefined) {
  const { data: me } = useSuspenseQuery(meQuery())
  const enrolments = me.learner?.enrolments ?? []
  return (
    enrolments.find(({ id }) => id === chosen) ??
    enrolments.find(({ status }) => status === 'onProgramme') ??
    enrolments[0] ??
    null
  )
}

/** Who I am as a learner; null where I am none here. */
export function useMyLearnerId(): string | null {
  return useSuspenseQuery(meQuery()).data.learner?.id ?? null
}
