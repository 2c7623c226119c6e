import { listProgrammes } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

export const programmesQuery = () =>
  queryOptions({
    queryKey: keys.programmes(),
    queryFn: ({ signal }) => call(listProgrammes, { signal }),
    staleTime: 5 * 60_000,
  })
