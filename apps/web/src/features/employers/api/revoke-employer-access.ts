import { revokeOutsideAccess } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useRevokeEmployerAccess(employerId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (accessId: string) => call(revokeOutsideAccess, { params: { id: accessId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.employerAccesses(employerId) }),
  })
}
