import { addProgramme, type BodyOf } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type NewProgramme = NonNullable<BodyOf<typeof addProgramme>>

export function useAddProgramme() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (programme: NewProgramme) => call(addProgramme, { body: programme }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.programmes() }),
  })
}
