import { addCohort, type BodyOf } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type NewCohort = NonNullable<BodyOf<typeof addCohort>>

export function useAddCohort() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (cohort: NewCohort) => call(addCohort, { body: cohort }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.cohorts() }),
  })
}
