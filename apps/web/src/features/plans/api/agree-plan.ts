import { agreePlan } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useAgreePlan(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (version: number) => call(agreePlan, { params: { id: enrolmentId }, body: { version } }),
    onSuccess: plan => queryClient.setQueryData(keys.enrolmentPlan(enrolmentId), plan),
    onError: () => queryClient.invalidateQueries({ queryKey: keys.enrolmentPlan(enrolmentId) }),
  })
}
