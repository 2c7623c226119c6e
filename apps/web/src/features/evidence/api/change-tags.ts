import { addTags, type BodyOf, removeTag } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Tags one more time; on submitted evidence they are submitted at once. */
export function useAddTags(evidenceId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof addTags>>) => call(addTags, { params: { id: evidenceId }, body }),
    onSuccess: evidence => {
      queryClient.setQueryData(keys.evidence(evidence.id), evidence)
      void queryClient.invalidateQueries({ queryKey: keys.enrolment(evidence.enrolmentId) })
    },
  })
}

export function useRemoveTag(evidenceId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (tagId: string) => call(removeTag, { params: { id: tagId }, body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.evidence(evidenceId) }),
  })
}
