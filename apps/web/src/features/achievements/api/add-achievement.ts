import { addAchievement, type BodyOf } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type NewAchievement = NonNullable<BodyOf<typeof addAchievement>>

export function useAddAchievement(enrolmentId: string, unitId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewAchievement) => call(addAchievement, { params: { id: enrolmentId, unitId }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.enrolment(enrolmentId) }),
  })
}
