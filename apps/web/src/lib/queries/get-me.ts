import { getMe } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** Who I am here, my centre, and my own enrolments where I am a learner. */
export const meQuery = () =>
  queryOptions({ queryKey: keys.me(), queryFn: ({ signal }) => call(getMe, { signal }), staleTime: 5 * 60_000 })
