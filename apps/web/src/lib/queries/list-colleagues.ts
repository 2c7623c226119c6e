import { listPeople, type Role } from '@crosswalk/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client.ts'
import { keys } from '../query-keys.ts'

/** Staff to choose from, by name. */
export const colleaguesQuery = (role: Role) =>
  queryOptions({
    queryKey: keys.peopleList({ role, choose: true }),
    queryFn: ({ signal }) => call(listPeople, { query: { role, limit: 200 }, signal }),
  })
