import { getEmailChoice } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const emailChoiceQuery = () =>
  queryOptions({ queryKey: keys.emailChoice(), queryFn: ({ signal }) => call(getEmailChoice, { signal }) })
