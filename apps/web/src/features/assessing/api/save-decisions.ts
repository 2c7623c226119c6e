import { type BodyOf, decide } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type DecideBody = NonNullable<BodyOf<typeof decide>>

/** Decides on tags of one item: all or none. */
export function useSaveDecisions(evidenceId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: DecideBody; idempotencyKey: string }) =>
      call(decide, { params: { id: evidenceId }, body, idempotencyKey }),
    onSuccess: evidence => {
      queryClient.setQueryData(keys.evidence(evidence.id), evidence)
      void queryClient.invalidateQueries({ queryKey: keys.toAssess() })
      for (const id of new Set(evidence.tags.map(tag => tag.enrolmentId))) {
        void queryClient.invalidateQueries({ queryKey: keys.enrolment(id) })
      }
    },
  })
}
