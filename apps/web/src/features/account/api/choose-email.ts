import { chooseEmail, type EmailChoice } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useChooseEmail() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (choice: EmailChoice) => call(chooseEmail, { body: { choice } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.emailChoice() }),
  })
}
