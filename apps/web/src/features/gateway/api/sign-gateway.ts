import { signGateway } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/**
 * Signs the page that was read: `basis` says which. What asked for it is gone as soon as the page knows that it is signed:
 * `onSigned` is told all the same.
 */
export function useSignGateway(enrolmentId: string, onSigned: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ basis, idempotencyKey }: { basis: string; idempotencyKey: string }) =>
      call(signGateway, { params: { id: enrolmentId }, body: { declaration: true, basis }, idempotencyKey }),
    onSuccess: onSigned,
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.enrolmentGateway(enrolmentId) }),
  })
}
