import { type BodyOf, setCentreLimits } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useSetLimits() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NonNullable<BodyOf<typeof setCentreLimits>>) => call(setCentreLimits, { body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: keys.caseload() })
      await queryClient.invalidateQueries({ queryKey: keys.toAssess() })
    },
  })
}
