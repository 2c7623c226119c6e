import { addRelationship, type BodyOf } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type NewRelationship = NonNullable<BodyOf<typeof addRelationship>>

export function useAddRelationship(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (relationship: NewRelationship) =>
      call(addRelationship, { params: { id: enrolmentId }, body: relationship }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
