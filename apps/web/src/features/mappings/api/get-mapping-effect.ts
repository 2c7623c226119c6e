import { getMappingEffect, type QueryOf } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { readAllPages } from '../../../lib/effect.ts'
import { keys } from '../../../lib/query-keys.ts'

export type EffectAsked = Omit<NonNullable<QueryOf<typeof getMappingEffect>>, 'cursor' | 'limit'>

/** Every enrolment, page after page: the server works out a few dozen at a time. */
export const mappingEffectQuery = (mappingId: string, asked: EffectAsked) =>
  queryOptions({
    queryKey: keys.mappingEffect(mappingId, asked),
    queryFn: ({ signal }) =>
      readAllPages(cursor =>
        call(getMappingEffect, { params: { id: mappingId }, query: { ...asked, cursor }, signal }),
      ),
  })
