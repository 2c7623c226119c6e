import { closeAccount, reopenAccount, type Takers } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Closes a person’s access to the centre, with who takes over from them, or opens it again. Both want a reason. */
export function useAccountAccess(personId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ reason, opens, handOver }: { reason: string; opens: boolean; handOver: Takers }) =>
      opens
        ? call(reopenAccount, { params: { id: personId }, body: { reason } })
        : call(closeAccount, { params: { id: personId }, body: { reason, handOver } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.people() }),
  })
}
