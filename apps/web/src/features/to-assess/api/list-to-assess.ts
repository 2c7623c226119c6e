import { listToAssess, type ReplyOf } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type ToAssessItem = ReplyOf<typeof listToAssess>['items'][number]

export const toAssessQuery = (enrolmentId?: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.toAssess(), 'list', enrolmentId ?? null],
    queryFn: ({ signal, pageParam }) =>
      call(listToAssess, { query: { enrolmentId, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
