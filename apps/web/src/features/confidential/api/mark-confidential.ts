import { markConfidential } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useMarkConfidential(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (confidential: boolean) => call(markConfidential, { params: { id }, body: { confidential } }),
    onSuccess: evidence => {
      queryClient.setQueryData(keys.evidence(id), evidence)
      void queryClient.invalidateQueries({ queryKey: keys.learner(evidence.learner.id) })
    },
  })
}
