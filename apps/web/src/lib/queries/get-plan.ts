import { getPlan } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** What is planned in an enrolment: its lines and how far each has come, and the next visit. */
export const planQuery = (enrolmentId: string) =>
  queryOptions({
    queryKey: keys.enrolmentPlan(enrolmentId),
    queryFn: ({ signal }) => call(getPlan, { params: { id: enrolmentId }, signal }),
  })
