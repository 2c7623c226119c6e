import { type BodyOf, grantEnrolmentAccess } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useAskEmployer(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof grantEnrolmentAccess>>) =>
      call(grantEnrolmentAccess, { params: { id: enrolmentId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.outsideAccesses(enrolmentId) }),
  })
}
