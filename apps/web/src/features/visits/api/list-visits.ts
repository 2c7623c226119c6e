import { listVisits } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const visitsQuery = () => queryOptions({ queryKey: keys.visits(), queryFn: () => call(listVisits, {}) })
