import { withdrawSettlement } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useWithdrawSettlement() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ settlementId, reason }: { settlementId: string; reason: string }) =>
      call(withdrawSettlement, { params: { id: settlementId }, body: { reason } }),
    // Not waited for: what was settled leaves the list, and its form with it, before it could say so.
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: keys.mappingDrafts() })
    },
  })
}
