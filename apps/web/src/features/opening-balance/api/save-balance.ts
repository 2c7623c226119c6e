import { type BodyOf, saveOpeningBalance } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useSaveBalance() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof saveOpeningBalance>>) => call(saveOpeningBalance, { body }),
    onSuccess: ({ evidence }) => {
      void queryClient.invalidateQueries({ queryKey: keys.learners() })
      for (const { enrolmentId } of evidence)
        void queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) })
    },
  })
}
