import { type BodyOf, changeEnrolment } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type EnrolmentChange = NonNullable<BodyOf<typeof changeEnrolment>>

export function useChangeEnrolment(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: EnrolmentChange) => call(changeEnrolment, { params: { id: enrolmentId }, body: change }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
