import { listEmployerAccesses } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const employerAccessesQuery = (employerId: string) =>
  infiniteQueryOptions({
    queryKey: keys.employerAccesses(employerId),
    queryFn: ({ pageParam, signal }) =>
      call(listEmployerAccesses, {
        params: { id: employerId },
        query: { limit: 20, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
