import { listEvidence } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const learnerEvidenceQuery = (learnerId: string) =>
  infiniteQueryOptions({
    queryKey: keys.learnerEvidence(learnerId, { list: 'staff' }),
    queryFn: ({ signal, pageParam }) =>
      call(listEvidence, {
        params: { id: learnerId },
        query: pageParam === null ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
