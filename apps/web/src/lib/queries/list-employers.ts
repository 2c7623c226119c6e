import { listEmployers } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** Employers that an enrolment can be given, for choosing. Managers have it. */
export const employerChoicesQuery = () =>
  queryOptions({
    queryKey: keys.employerList({ choices: true }),
    queryFn: ({ signal }) => call(listEmployers, { query: { limit: 200, closed: 'false' }, signal }),
  })
