import { getErasable } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** What of an item can be erased, and what rests on it. */
export const erasableQuery = (evidenceId: string) =>
  queryOptions({
    queryKey: keys.erasable(evidenceId),
    queryFn: ({ signal }) => call(getErasable, { params: { id: evidenceId }, signal }),
  })
