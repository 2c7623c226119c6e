import { listLearners } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export interface LearnersSearch {
  search?: string | undefined
  cohortId?: string | undefined
  employerId?: string | undefined
  show?: 'ended' | undefined
}

export const learnersQuery = (search: LearnersSearch) =>
  infiniteQueryOptions({
    queryKey: keys.learnerList(search),
    queryFn: ({ signal, pageParam }) =>
      call(listLearners, { query: { ...search, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
