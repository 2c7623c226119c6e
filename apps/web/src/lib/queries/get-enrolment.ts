import { getEnrolment } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** One enrolment: units, job role, dates, relationships, programme, and what I can do with it. */
export const enrolmentQuery = (enrolmentId: string) =>
  queryOptions({
    queryKey: keys.enrolmentRecord(enrolmentId),
    queryFn: ({ signal }) => call(getEnrolment, { params: { id: enrolmentId }, signal }),
  })
