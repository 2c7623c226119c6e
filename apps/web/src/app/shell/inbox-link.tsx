import { countInbox } from '@crosswalk/contracts'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../lib/api-client.ts'
import { keys } from '../../lib/query-keys.ts'
import classes from './inbox-link.module.css'

/** The way to the inbox, and how much of it is unread. */
export function InboxLink() {
  const { data: unread = 0 } = useQuery({
    queryKey: keys.inboxCount(),
    queryFn: ({ signal }) => call(countInbox, { signal }),
    select: reply => reply.unread,
  })
  return (
    <Link
      to="/inbox"
      className={classes['link']}
      aria-label={unread === 0 ? 'Inbox' : `Inbox, ${unread} unread`}
      title="Inbox"
    >
      <IconBell size={20} stroke={1.8} aria-hidden="true" />
      {unread > 0 && (
        <span className={classes['count']} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
