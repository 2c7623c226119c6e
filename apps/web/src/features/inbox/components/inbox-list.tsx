import type { InboxItem } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useRef } from 'react'
import { FootLine, KeyHint } from '../../../components/key-hint.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { moreOf, ShowMore } from '../../../components/show-more.tsx'
import { shortcutsAreOn } from '../../../lib/shortcuts.ts'
import { inboxQuery } from '../api/list-inbox.ts'
import { useMarkInbox, useMarkInboxRead } from '../api/mark-inbox.ts'
import classes from './inbox.module.css'
import { InboxRow } from './inbox-row.tsx'

/** What somebody was told of, newest first. Arrows walk it; Enter opens, R marks. */
export function InboxList({ onlyUnread }: { onlyUnread: boolean }) {
  const query = useSuspenseInfiniteQuery(inboxQuery(onlyUnread))
  const navigate = useNavigate()
  const mark = useMarkInbox()
  const markAll = useMarkInboxRead()
  const list = useRef<HTMLUListElement>(null)
  const items = query.data.pages.flatMap(page => page.items)
  const unread = query.data.pages[0]?.unread ?? 0
  const newest = items[0]?.toldAt

  const onToggle = (item: InboxItem) => mark.mutate({ itemIds: [item.id], isRead: !item.isRead })
  const onOpen = (item: InboxItem) => {
    if (!item.isRead) mark.mutate({ itemIds: [item.id], isRead: true })
    void navigate({ href: item.path })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const links: (Element | null)[] = [...(list.current?.querySelectorAll('a[data-item]') ?? [])]
    const at = links.indexOf(document.activeElement)
    if (at === -1) return
    const move = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      const next = links[Math.max(0, Math.min(move, links.length - 1))]
      if (next instanceof HTMLElement) next.focus()
    } else if (event.key.toLowerCase() === 'r' && shortcutsAreOn()) {
      const item = items[at]
      if (item) onToggle(item)
    }
  }

  if (items.length === 0) {
    return onlyUnread ? (
      <EmptyState title="Nothing unread" />
    ) : (
      <EmptyState title="Nothing yet">What others do that concerns you comes here by itself.</EmptyState>
    )
  }
  return (
    <>
      <div className={classes['head']}>
        <p role="status">{unread === 0 ? 'All read' : `${unread} unread`}</p>
        <Button
          variant="default"
          size="xs"
          disabled={unread === 0 || newest === undefined}
          onClick={() => newest !== undefined && markAll.mutate(newest)}
        >
          Mark all as read
        </Button>
      </div>
      <ul ref={list} className={classes['list']} aria-label="Inbox, newest first" onKeyDown={onKeyDown}>
        {items.map(item => (
          <InboxRow key={item.id} item={item} onOpen={() => onOpen(item)} onToggle={() => onToggle(item)} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className={classes['more']}>
          <ShowMore more={moreOf(query)} />
        </div>
      )}
      <FootLine
        keys={
          <>
            <KeyHint keys={['↑', '↓']}>move</KeyHint>
            <KeyHint keys={['Enter']}>open</KeyHint>
            <KeyHint keys={['R']}>read or unread</KeyHint>
          </>
        }
      />
    </>
  )
}
