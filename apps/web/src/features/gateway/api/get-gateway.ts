import { getGateway } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** The gateway page of an enrolment. Asked again when anything of the enrolment changes. */
export const gatewayQuery = (enrolmentId: string) =>
  queryOptions({
    queryKey: keys.enrolmentGateway(enrolmentId),
    queryFn: ({ signal }) => call(getGateway, { params: { id: enrolmentId }, signal }),
  })
