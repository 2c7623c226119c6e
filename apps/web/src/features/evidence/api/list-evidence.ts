import { listEvidence, type ReplyOf } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type EvidenceItem = ReplyOf<typeof listEvidence>['evidence'][number]

export interface EvidenceFilter {
  enrolmentId: string
  status?: 'draft' | 'submitted' | undefined
  search?: string | undefined
}

/** A learner's evidence, newest first, page by page. */
export const evidenceListQuery = (learnerId: string, filter: EvidenceFilter) =>
  infiniteQueryOptions({
    queryKey: keys.learnerEvidence(learnerId, filter),
    queryFn: ({ signal, pageParam }) =>
      call(listEvidence, {
        params: { id: learnerId },
        query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
    placeholderData: previous => previous,
  })
