import { getCaseload, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type Caseload = ReplyOf<typeof getCaseload>

export const caseloadQuery = (query: { of?: 'own' | 'centre' | undefined; show?: 'away' | undefined }) =>
  queryOptions({
    queryKey: keys.caseloadOf(query),
    queryFn: ({ signal }) => call(getCaseload, { query, signal }),
  })
