import { previewErasure } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** The rows as they would be once these decisions had fallen. */
export const erasurePreviewQuery = (evidenceId: string, fallIds: readonly string[]) =>
  queryOptions({
    queryKey: keys.erasurePreview(evidenceId, fallIds),
    queryFn: ({ signal }) =>
      call(previewErasure, { params: { id: evidenceId }, body: { fallIds: [...fallIds] }, signal }),
    enabled: fallIds.length > 0,
  })
