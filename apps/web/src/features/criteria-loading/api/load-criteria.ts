import { loadCriteria } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'
import type { GivenCriteria } from './preview-criteria.ts'

export function useLoadCriteria(qualificationId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: GivenCriteria) => call(loadCriteria, { params: { id: qualificationId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.mappingDrafts() }),
  })
}
