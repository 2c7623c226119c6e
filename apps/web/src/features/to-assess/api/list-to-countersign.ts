import { listToCountersign, type ReplyOf } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type ToCountersignItem = ReplyOf<typeof listToCountersign>['items'][number]

export const toCountersignQuery = () =>
  infiniteQueryOptions({
    queryKey: [...keys.toCountersign(), 'list'],
    queryFn: ({ signal, pageParam }) =>
      call(listToCountersign, { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
