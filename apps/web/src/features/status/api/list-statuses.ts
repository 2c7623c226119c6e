import { listStatuses, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type Statuses = ReplyOf<typeof listStatuses>

/** What was recorded of an enrolment’s status, and what may come next. */
export const statusesQuery = (enrolmentId: string) =>
  queryOptions({
    queryKey: keys.enrolmentStatuses(enrolmentId),
    queryFn: ({ signal }) => call(listStatuses, { params: { id: enrolmentId }, signal }),
  })
