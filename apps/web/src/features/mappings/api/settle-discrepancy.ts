import { type BodyOf, settleDiscrepancy } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type NewSettlement = NonNullable<BodyOf<typeof settleDiscrepancy>>

export function useSettleDiscrepancy(mappingId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewSettlement) => call(settleDiscrepancy, { params: { id: mappingId }, body }),
    // Not waited for: what was settled leaves the list, and its form with it, before it could say so.
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: keys.mappingDrafts() })
    },
  })
}
