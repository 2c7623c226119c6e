import { addTag, removeTag } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Adds a tag that the learner missed, and can take it back. */
export function useAddTag(enrolmentId: string) {
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) })
  return useMutation({
    mutationFn: async ({ evidenceId, criterionId }: { evidenceId: string; criterionId: string }) => {
      const tag = await call(addTag, { params: { id: evidenceId }, body: { enrolmentId, criterionId } })
      const undo = async () => {
        await call(removeTag, { params: { id: tag.id }, body: { reason: 'Added by mistake, and taken back at once.' } })
        await refresh()
      }
      return { undo }
    },
    onSuccess: refresh,
  })
}
