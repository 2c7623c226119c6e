import { countersignDecisions } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** All of them, or none where one does not wait any more. */
export function useCountersignDecisions() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (decisionIds: string[]) => call(countersignDecisions, { body: { decisionIds, declaration: true } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.toCountersign() }),
  })
}
