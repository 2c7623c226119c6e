import { listCohorts } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** Every cohort that I may see, for choosing. */
export const cohortChoicesQuery = () =>
  queryOptions({
    queryKey: [...keys.cohorts(), 'choices'],
    queryFn: ({ signal }) => call(listCohorts, { query: { limit: 200 }, signal }),
  })
