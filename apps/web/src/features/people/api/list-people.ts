import { listPeople, type Role } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export interface PeopleSearch {
  search?: string | undefined
  role?: Role | undefined
}

export const peopleQuery = (search: PeopleSearch) =>
  infiniteQueryOptions({
    queryKey: keys.peopleList(search),
    queryFn: ({ signal, pageParam }) =>
      call(listPeople, { query: { ...search, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
