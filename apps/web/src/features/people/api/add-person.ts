import { addPerson, type BodyOf } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type NewPerson = NonNullable<BodyOf<typeof addPerson>>

export function useAddPerson() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (person: NewPerson) => call(addPerson, { body: person }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.people() }),
  })
}
