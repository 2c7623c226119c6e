import { endRelationship } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useEndRelationship(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ relationshipId, to }: { relationshipId: string; to: string }) =>
      call(endRelationship, { params: { id: relationshipId }, body: { to } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
