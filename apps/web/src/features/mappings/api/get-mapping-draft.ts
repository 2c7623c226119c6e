import { getMappingDraft, type ReplyOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type MappingDraft = ReplyOf<typeof getMappingDraft>

/** The next version as it stands now. Managers alone have one. */
export const mappingDraftQuery = (mappingId: string) =>
  queryOptions({
    queryKey: keys.mappingDraft(mappingId),
    queryFn: ({ signal }) => call(getMappingDraft, { params: { id: mappingId }, signal }),
  })
