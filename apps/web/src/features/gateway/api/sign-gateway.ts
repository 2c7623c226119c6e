import { signGateway } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/** Signs the page that was read: `basis` says which. */
export function useSignGateway(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ basis, idempotencyKey }: { basis: string; idempotencyKey: string }) =>
      call(signGateway, { params: { id: enrolmentId }, body: { declaration: true, basis }, idempotencyKey }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.enrolmentGateway(enrolmentId) }),
  })
}
