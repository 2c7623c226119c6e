import { type ReplyOf, signOffUnit } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

/**
 * Declares a unit met over the decisions of the revision that was read. What asked for it is gone as soon as the page knows
 * that it is signed: `onSigned` is told all the same.
 */
export function useSignOffUnit(
  enrolmentId: string,
  unitId: string,
  onSigned: (signed: ReplyOf<typeof signOffUnit>) => void,
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ revision, idempotencyKey }: { revision: number; idempotencyKey: string }) =>
      call(signOffUnit, {
        params: { id: enrolmentId, unitId },
        body: { declaration: true, revision },
        idempotencyKey,
      }),
    onSuccess: onSigned,
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
