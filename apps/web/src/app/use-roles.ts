import type { Role } from '@crosswalk/contracts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { meQuery } from '../lib/queries/get-me.ts'

/** The roles that I have here, as they stand now. */
export function useRoles(): readonly Role[] {
  return useSuspenseQuery(meQuery()).data.user.roles
}
