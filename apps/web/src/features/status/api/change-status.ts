import { type BodyOf, changeEnrolment } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type StatusChange = Pick<
  NonNullable<BodyOf<typeof changeEnrolment>>,
  'revision' | 'status' | 'statusOn' | 'statusReason' | 'expectedReturnOn' | 'announced'
>

/** Records, announces or corrects a status, or takes an announcement back. */
export function useChangeStatus(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: StatusChange) => call(changeEnrolment, { params: { id: enrolmentId }, body: change }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
        queryClient.invalidateQueries({ queryKey: keys.caseload() }),
      ]),
    // Changed meanwhile: what stands now is fetched, and what was typed stays.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
