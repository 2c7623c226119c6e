import { getWaiting, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type Waiting = ReplyOf<typeof getWaiting>

/** What waits for the learner: referrals, drafts, and what was said lately. */
export const waitingQuery = (enrolmentId: string) =>
  queryOptions({
    queryKey: keys.enrolmentWaiting(enrolmentId),
    queryFn: ({ signal }) => call(getWaiting, { params: { id: enrolmentId }, signal }),
  })
