import { type BodyOf, confirmKsbs } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type Confirming = NonNullable<BodyOf<typeof confirmKsbs>>

/** One KSB or a whole area: one act. */
export function useConfirmKsbs(enrolmentId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: Confirming; idempotencyKey: string }) =>
      call(confirmKsbs, { params: { id: enrolmentId }, body, idempotencyKey }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
