import type { InboxItem } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import type { MouseEvent } from 'react'
import { Beacon } from '../../../components/beacon.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import classes from './inbox.module.css'

interface InboxRowProps {
  item: InboxItem
  onOpen: () => void
  onToggle: () => void
}

export function InboxRow({ item, onOpen, onToggle }: InboxRowProps) {
  const onClick = (event: MouseEvent) => {
    // Into another tab, as with any link.
    if (event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen()
  }
  return (
    <li className={classes['row']} data-unread={!item.isRead || undefined}>
      <span className={classes['dot']} aria-hidden="true" />
      <div className={classes['words']}>
        <a href={item.path} data-item={item.id} className={classes['open']} onClick={onClick}>
          {!item.isRead && <span className="visually-hidden">Unread: </span>}
          {item.sentence}
        </a>
        <p className={classes['about']}>
          {item.asks && !item.isRead && (
            <span className={classes['asks']}>
              <Beacon /> Waits for you
            </span>
          )}
          {item.learner && <span>{item.learner.name}</span>}
          <time dateTime={item.at}>{formatInstant(item.at)}</time>
        </p>
      </div>
      <Button
        variant="subtle"
        size="xs"
        className={classes['toggle']}
        onClick={onToggle}
        aria-label={`Mark ${item.isRead ? 'unread' : 'read'}: ${item.sentence}`}
      >
        Mark {item.isRead ? 'unread' : 'read'}
      </Button>
    </li>
  )
}
