import { grantLineManagerAccess } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** A link by which a line manager sees their apprentices for a month. */
export function useShareWithLineManager(employerId: string, lineManagerId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call(grantLineManagerAccess, { params: { id: lineManagerId }, body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.employerAccesses(employerId) }),
  })
}
