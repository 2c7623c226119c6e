import { getCohortProgress, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type CohortProgress = ReplyOf<typeof getCohortProgress>
export type GridRowData = CohortProgress['rows'][number]

/** The rows of a cohort. Each is replaced live as it changes. */
export const cohortProgressQuery = (cohortId: string, show: CohortProgress['show']) =>
  queryOptions({
    queryKey: keys.cohortProgress(cohortId, show),
    queryFn: ({ signal }) => call(getCohortProgress, { params: { id: cohortId }, query: { show }, signal }),
  })
