import { addTags, type BodyOf, type EvidenceTag, removeTag } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Adds tags that the learner missed. On submitted evidence they wait for a decision at once. */
export function useAddMissedTags(evidenceId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof addTags>>) => call(addTags, { params: { id: evidenceId }, body }),
    onSuccess: (evidence, { enrolmentId }) => {
      queryClient.setQueryData(keys.evidence(evidence.id), evidence)
      void queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) })
    },
  })
}

export function useRemoveTagOf(evidenceId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ tag, reason }: { tag: EvidenceTag; reason: string }) =>
      call(removeTag, { params: { id: tag.id }, body: reason === '' ? {} : { reason } }),
    onSettled: (_reply, _error, { tag }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.evidence(evidenceId) }),
        queryClient.invalidateQueries({ queryKey: keys.enrolment(tag.enrolmentId) }),
      ]),
  })
}
