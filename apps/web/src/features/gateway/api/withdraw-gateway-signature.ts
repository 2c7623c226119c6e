import { withdrawGatewaySignature } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useWithdrawGatewaySignature(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ signatureId, reason }: { signatureId: string; reason: string }) =>
      call(withdrawGatewaySignature, { params: { id: signatureId }, body: { reason } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.enrolmentGateway(enrolmentId) }),
  })
}
