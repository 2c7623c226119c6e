import { reopenSignOff } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useReopenSignOff(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ signOffId, reason }: { signOffId: string; reason: string }) =>
      call(reopenSignOff, { params: { id: signOffId }, body: { reason } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
