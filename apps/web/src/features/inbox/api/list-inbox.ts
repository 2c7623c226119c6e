import { listInbox } from '@crosswalk/contracts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/api-client.ts'
import { keys } from '../../../lib/query-keys.ts'

export const inboxQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: keys.inboxList(unread),
    queryFn: ({ signal, pageParam }) =>
      call(listInbox, {
        query: { ...(unread && { unread: 'true' }), ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })
