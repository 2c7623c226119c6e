import { getResubmission } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const resubmissionQuery = (evidenceId: string) =>
  queryOptions({
    queryKey: keys.resubmission(evidenceId),
    queryFn: ({ signal }) => call(getResubmission, { params: { id: evidenceId }, signal }),
    select: reply => reply.resubmission,
  })
