import { listOutsideAccesses } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const outsideAccessesQuery = (enrolmentId: string) =>
  queryOptions({
    queryKey: keys.outsideAccesses(enrolmentId),
    queryFn: ({ signal }) => call(listOutsideAccesses, { params: { id: enrolmentId }, signal }),
  })
