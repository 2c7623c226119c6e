import { changeEvidence } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useChangeRecord() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, revision, text }: { id: string; revision: number; text: string }) =>
      call(changeEvidence, { params: { id }, body: { revision, text } }),
    onSuccess: evidence => queryClient.setQueryData(keys.evidence(evidence.id), evidence),
  })
}
