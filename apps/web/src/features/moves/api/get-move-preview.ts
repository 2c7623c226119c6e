import { getMovePreview } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { readAllPages } from '../../../lib/effect.ts'
import { keys } from '../../../lib/query-keys.ts'

/** What moving the programme's enrolments would change, each of them. */
export const movePreviewQuery = (programmeId: string, mappingId: string) =>
  queryOptions({
    queryKey: keys.movePreview(programmeId, mappingId),
    queryFn: ({ signal }) =>
      readAllPages(cursor =>
        call(getMovePreview, { params: { id: programmeId }, query: { mappingId, cursor }, signal }),
      ),
    staleTime: 0,
  })
