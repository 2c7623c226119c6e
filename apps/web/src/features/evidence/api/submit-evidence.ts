import { submitEvidence } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Submits an item and its drafted tags, or again after a referral, as the learner's own work. */
export function useSubmitEvidence() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; revision: number; confidential?: boolean }) =>
      call(submitEvidence, { params: { id }, body: { ...body, ownWork: true } }),
    onSuccess: evidence => {
      queryClient.setQueryData(keys.evidence(evidence.id), evidence)
      void queryClient.invalidateQueries({ queryKey: keys.learner(evidence.learner.id) })
      void queryClient.invalidateQueries({ queryKey: keys.enrolment(evidence.enrolmentId) })
    },
  })
}
