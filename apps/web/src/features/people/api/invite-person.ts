import { invitePerson } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useInvitePerson(personId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call(invitePerson, { params: { id: personId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.people() }),
  })
}
