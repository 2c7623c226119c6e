import { type Evidence, removeEvidence } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useRemoveEvidence() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, revision }: Evidence) => call(removeEvidence, { params: { id }, body: { revision } }),
    onSuccess: (_nothing, evidence) => {
      void queryClient.invalidateQueries({ queryKey: keys.evidence(evidence.id) })
      void queryClient.invalidateQueries({ queryKey: keys.learner(evidence.learner.id) })
      void queryClient.invalidateQueries({ queryKey: keys.enrolment(evidence.enrolmentId) })
    },
  })
}
