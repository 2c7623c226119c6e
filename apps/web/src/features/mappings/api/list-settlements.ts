import { listSettlements, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type Settlement = ReplyOf<typeof listSettlements>['settlements'][number]

/** Who settled what in a published version. For staff. */
export const settlementsQuery = (mappingId: string) =>
  queryOptions({
    queryKey: keys.settlements(mappingId),
    queryFn: ({ signal }) => call(listSettlements, { params: { id: mappingId }, signal }),
  })
