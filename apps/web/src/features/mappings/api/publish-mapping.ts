import { publishMapping } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function usePublishMapping(mappingId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (basis: string) => call(publishMapping, { params: { id: mappingId }, body: { basis } }),
    // Not waited for: the page of the version before goes as soon as it is not the newest.
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: keys.mappings() })
      void queryClient.invalidateQueries({ queryKey: keys.mappingDrafts() })
    },
  })
}
