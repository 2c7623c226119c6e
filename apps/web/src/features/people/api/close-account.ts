import { closeAccount, reopenAccount } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Closes a person’s access to the centre, or opens it again. Both want a reason. */
export function useAccountAccess(personId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ reason, opens }: { reason: string; opens: boolean }) =>
      call(opens ? reopenAccount : closeAccount, { params: { id: personId }, body: { reason } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.people() }),
  })
}
