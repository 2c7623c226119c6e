import { type BodyOf, setKsbRule } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useSetKsbRule(mappingId: string, ksbId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof setKsbRule>>) =>
      call(setKsbRule, { params: { id: mappingId, ksbId }, body }),
    // Not waited for: what was settled leaves the list, and its form with it, before it could say so.
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: keys.mappingDrafts() })
    },
  })
}
