import { type BodyOf, eraseEvidence } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** For good: there is no undo. */
export function useEraseEvidence(evidenceId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof eraseEvidence>>) =>
      call(eraseEvidence, { params: { id: evidenceId }, body }),
    onSuccess: evidence => {
      // The words that were here must not stay behind in what this page remembers.
      queryClient.setQueryData(keys.evidence(evidenceId), evidence)
      queryClient.removeQueries({ queryKey: keys.erasable(evidenceId) })
      return Promise.all([
        ...evidence.tags.map(tag => queryClient.invalidateQueries({ queryKey: keys.enrolment(tag.enrolmentId) })),
        queryClient.invalidateQueries({ queryKey: keys.learner(evidence.learnerId) }),
        queryClient.invalidateQueries({ queryKey: keys.toAssess() }),
      ])
    },
    // Somebody changed it meanwhile: what can be erased is asked for again.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.erasable(evidenceId) }),
  })
}
