import { withdrawConfirmation } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useWithdrawConfirmation(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ confirmationId, reason }: { confirmationId: string; reason: string }) =>
      call(withdrawConfirmation, { params: { id: confirmationId }, body: { reason } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
