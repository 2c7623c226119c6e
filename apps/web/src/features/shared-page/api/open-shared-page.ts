import { openSharedPage } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** What a link shares. No account stands behind it, so nothing here is live: it is asked once. */
export const sharedPageQuery = (token: string) =>
  queryOptions({
    queryKey: keys.sharedPage(token),
    queryFn: ({ signal }) => call(openSharedPage, { body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
