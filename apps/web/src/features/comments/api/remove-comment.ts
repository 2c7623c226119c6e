import { removeComment } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useRemoveComment() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (commentId: string) => call(removeComment, { params: { id: commentId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.comments() }),
  })
}
