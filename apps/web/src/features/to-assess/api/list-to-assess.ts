import { listToAssess, type ReplyOf } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type ToAssessItem = ReplyOf<typeof listToAssess>['items'][number]

export const toAssessQuery = () =>
  infiniteQueryOptions({
    queryKey: [...keys.toAssess(), 'list'],
    queryFn: ({ signal, pageParam }) =>
      call(listToAssess, { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
