import { listLedger, type ReplyOf } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type AuditEntry = ReplyOf<typeof listLedger>['entries'][number]

export interface AuditOf {
  learnerId?: string | undefined
}

export const auditTrailQuery = (of: AuditOf) =>
  infiniteQueryOptions({
    queryKey: keys.auditTrail(of),
    queryFn: ({ signal, pageParam }) =>
      call(listLedger, { query: { ...of, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
