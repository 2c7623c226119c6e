import { type BodyOf, changeProgramme } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type ProgrammeChange = NonNullable<BodyOf<typeof changeProgramme>>

export function useChangeProgramme(programmeId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: ProgrammeChange) => call(changeProgramme, { params: { id: programmeId }, body: change }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.programmes() }),
  })
}
