import { listMappings } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

export const mappingsQuery = () =>
  queryOptions({
    queryKey: keys.mappings(),
    queryFn: ({ signal }) => call(listMappings, { signal }),
    staleTime: 5 * 60_000,
  })
