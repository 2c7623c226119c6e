import { type BodyOf, changeCohort } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export type CohortChange = NonNullable<BodyOf<typeof changeCohort>>

export function useChangeCohort(cohortId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: CohortChange) => call(changeCohort, { params: { id: cohortId }, body: change }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.cohorts() }),
  })
}
