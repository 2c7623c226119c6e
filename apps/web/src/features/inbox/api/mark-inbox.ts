import { markInbox, markInboxRead } from '@crosswalk/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export function useMarkInbox() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: { itemIds: string[]; isRead: boolean }) => call(markInbox, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.inbox() }),
  })
}

export function useMarkInboxRead() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (upTo: string) => call(markInboxRead, { body: { upTo } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.inbox() }),
  })
}
