import { getPasswordLink } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'

export const passwordLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['passwordLink', token],
    queryFn: ({ signal }) => call(getPasswordLink, { params: { token }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
