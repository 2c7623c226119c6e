import { getEnrolmentProgress } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** One enrolment's row, totals and the state of every KSB. The row is replaced live. */
export const enrolmentProgressQuery = (enrolmentId: string) =>
  queryOptions({
    queryKey: keys.enrolmentProgress(enrolmentId),
    queryFn: ({ signal }) => call(getEnrolmentProgress, { params: { id: enrolmentId }, signal }),
  })
