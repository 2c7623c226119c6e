import { addPlanLine, type NewPlanLine } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useAddPlanLine(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (line: NewPlanLine) => call(addPlanLine, { params: { id: enrolmentId }, body: line }),
    onSuccess: async plan => {
      queryClient.setQueryData(keys.enrolmentPlan(enrolmentId), plan)
      await queryClient.invalidateQueries({ queryKey: keys.caseload() })
    },
  })
}
