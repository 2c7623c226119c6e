import { getEvidence } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** One item with its files, tags and decisions, and what I can do with each. */
export const evidenceQuery = (evidenceId: string) =>
  queryOptions({
    queryKey: keys.evidence(evidenceId),
    queryFn: ({ signal }) => call(getEvidence, { params: { id: evidenceId }, signal }),
  })
