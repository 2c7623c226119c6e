import { type BodyOf, correctDecision, type EvidenceTag } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Supersedes a standing decision. Both stay on the record. */
export function useCorrectDecision(evidenceId: string, tag: EvidenceTag) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ decisionId, body }: { decisionId: string; body: NonNullable<BodyOf<typeof correctDecision>> }) =>
      call(correctDecision, { params: { id: decisionId }, body }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.evidence(evidenceId) }),
        queryClient.invalidateQueries({ queryKey: keys.enrolment(tag.enrolmentId) }),
      ]),
  })
}
