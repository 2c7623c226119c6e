import { getMapping, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

export type MappingReply = ReplyOf<typeof getMapping>

/** A mapping version whole: units, criteria, KSBs, rows. The rules read it as it stands. A version never changes. */
export const mappingQuery = (mappingId: string) =>
  queryOptions({
    queryKey: keys.mapping(mappingId),
    queryFn: ({ signal }) => call(getMapping, { params: { id: mappingId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60 * 60_000,
  })
