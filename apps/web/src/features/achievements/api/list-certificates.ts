import { listEvidence } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

const QUERY = { limit: 200 } as const

/** The learner's evidence, of which one item may be the certificate. */
export const certificatesQuery = (learnerId: string) =>
  queryOptions({
    queryKey: keys.learnerEvidence(learnerId, { certificates: true }),
    queryFn: ({ signal }) => call(listEvidence, { params: { id: learnerId }, query: QUERY, signal }),
  })
