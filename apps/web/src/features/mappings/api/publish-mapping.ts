import { publishMapping } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function usePublishMapping(mappingId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (basis: string) => call(publishMapping, { params: { id: mappingId }, body: { basis } }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.mappings() }),
        queryClient.invalidateQueries({ queryKey: keys.mappingDrafts() }),
      ]),
  })
}
