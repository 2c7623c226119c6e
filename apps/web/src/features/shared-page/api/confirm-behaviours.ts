import { type BodyOf, confirmBehaviours } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useConfirmBehaviours(token: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (said: Omit<NonNullable<BodyOf<typeof confirmBehaviours>>, 'token'>) =>
      call(confirmBehaviours, { body: { token, ...said } }),
    onSuccess: page => queryClient.setQueryData(keys.sharedPage(token), page),
  })
}
