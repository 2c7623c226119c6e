import { type BodyOf, changePerson } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type PersonChange = NonNullable<BodyOf<typeof changePerson>>

export function useChangePerson(personId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: PersonChange) => call(changePerson, { params: { id: personId }, body: change }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.people() }),
  })
}
