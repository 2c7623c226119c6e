import { signSharedGateway } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useSignSharedGateway(token: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ name, basis }: { name: string; basis: string }) =>
      call(signSharedGateway, { body: { token, name, basis, declaration: true } }),
    onSuccess: page => queryClient.setQueryData(keys.sharedPage(token), page),
  })
}
