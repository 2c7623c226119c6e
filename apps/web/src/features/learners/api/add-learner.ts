import { addLearner, type BodyOf } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type NewLearner = NonNullable<BodyOf<typeof addLearner>>

export function useAddLearner() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (learner: NewLearner) => call(addLearner, { body: learner }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.learners() }),
  })
}
