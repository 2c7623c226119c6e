import { type BodyOf, changeEvidence } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type RecordChange = Pick<
  NonNullable<BodyOf<typeof changeEvidence>>,
  'revision' | 'title' | 'occurredOn' | 'description' | 'text'
>

export function useChangeRecord() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: RecordChange & { id: string }) => call(changeEvidence, { params: { id }, body }),
    onSuccess: evidence => queryClient.setQueryData(keys.evidence(evidence.id), evidence),
  })
}
