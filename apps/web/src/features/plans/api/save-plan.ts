import { type BodyOf, savePlan } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type GivenPlan = NonNullable<BodyOf<typeof savePlan>>

export function useSavePlan(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (plan: GivenPlan) => call(savePlan, { params: { id: enrolmentId }, body: plan }),
    onSuccess: async plan => {
      queryClient.setQueryData(keys.enrolmentPlan(enrolmentId), plan)
      await queryClient.invalidateQueries({ queryKey: keys.caseload() })
    },
    // Somebody else saved it: what is shown next is theirs, and the form keeps its words.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.enrolmentPlan(enrolmentId) }),
  })
}
