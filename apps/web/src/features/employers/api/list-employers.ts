import { listEmployers } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const employersQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: keys.employerList({ search }),
    queryFn: ({ pageParam, signal }) =>
      call(listEmployers, { query: { ...(search && { search }), ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
