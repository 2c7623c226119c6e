import { countersignDecision } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useCountersign(evidenceId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (decisionId: string) =>
      call(countersignDecision, { params: { id: decisionId }, body: { declaration: true } }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.evidence(evidenceId) }),
        queryClient.invalidateQueries({ queryKey: keys.toCountersign() }),
      ]),
  })
}
