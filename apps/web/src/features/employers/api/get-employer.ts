import { getEmployer } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const employerQuery = (employerId: string) =>
  queryOptions({
    queryKey: keys.employer(employerId),
    queryFn: ({ signal }) => call(getEmployer, { params: { id: employerId }, signal }),
  })
