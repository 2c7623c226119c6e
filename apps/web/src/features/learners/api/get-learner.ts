import { getLearner } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const learnerQuery = (learnerId: string) =>
  queryOptions({
    queryKey: keys.learnerRecord(learnerId),
    queryFn: ({ signal }) => call(getLearner, { params: { id: learnerId }, signal }),
  })
