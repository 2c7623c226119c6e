import { listCohorts } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const cohortChoiceQuery = () =>
  queryOptions({
    queryKey: [...keys.cohorts(), 'choice'],
    queryFn: ({ signal }) => call(listCohorts, { query: { limit: 200 }, signal }),
  })
