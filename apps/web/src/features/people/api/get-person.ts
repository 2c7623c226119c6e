import { getPerson } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: keys.person(personId),
    queryFn: ({ signal }) => call(getPerson, { params: { id: personId }, signal }),
  })
