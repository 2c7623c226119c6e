import { previewClosing, type ReplyOf, type Takers } from '@crosswalk/contracts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type LeavingOfKind = ReplyOf<typeof previewClosing>['kinds'][number]

/** What closing somebody’s access would do, with these who take over. */
export const closingPreviewQuery = (personId: string, takers: Takers) =>
  queryOptions({
    queryKey: keys.closingPreview(personId, takers),
    queryFn: ({ signal }) => call(previewClosing, { params: { id: personId }, query: takers, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
