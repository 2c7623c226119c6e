import { addEmployer } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useAddEmployer() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => call(addEmployer, { body: { name } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.employers() }),
  })
}
