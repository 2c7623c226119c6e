import { listEvidence } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** What of a learner's evidence is listed. */
export interface EvidenceFilter {
  status?: 'draft' | undefined
  asks?: 'assessor' | 'learner' | undefined
  enrolmentId?: string | undefined
}

export const learnerEvidenceQuery = (learnerId: string, filter: EvidenceFilter = {}) =>
  infiniteQueryOptions({
    queryKey: keys.learnerEvidence(learnerId, { list: 'staff', ...filter }),
    queryFn: ({ signal, pageParam }) =>
      call(listEvidence, {
        params: { id: learnerId },
        query: pageParam === null ? filter : { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
