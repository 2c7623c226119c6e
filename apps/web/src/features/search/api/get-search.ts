import { type ReplyOf, search } from '@crosswalk/contracts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type Found = ReplyOf<typeof search>

/** What was found last stays until the next answer is there. */
export const searchQuery = (query: { q: string; enrolmentId?: string | undefined }) =>
  queryOptions({
    queryKey: keys.search(query),
    queryFn: ({ signal }) => call(search, { query, signal }),
    enabled: query.q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
