import { Button, Loader } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { sentenceFor } from '../lib/error-messages.ts'
import { Crossing } from './crossing.tsx'
import classes from './panel-states.module.css'

/** Nothing here yet: says so, and what to do first. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes['panel']}>
      <Crossing stripes={['none', 'none', 'none', 'none', 'none']} size="md" />
      <p className={classes['title']}>{title}</p>
      {children && <div className={classes['text']}>{children}</div>}
      {action}
    </div>
  )
}

/** Waiting for the first answer. What is known already should stand instead, wherever something is. */
export function LoadingState({ label = 'Loading' }: { label?: string }) {
  return (
    <div className={classes['panel']} role="status" aria-live="polite">
      <Loader type="dots" color="pencil" size="sm" />
      <p className={classes['text']}>{label}</p>
    </div>
  )
}

interface FailedPanelProps {
  /** "The KSBs did not load." */
  what: string
  error?: unknown
  onRetry?: (() => void) | undefined
  children?: ReactNode
}

/** One panel failed, alone. Says what did not load, why if we know, and offers to try again. */
export function FailedPanel({ what, error, onRetry, children }: FailedPanelProps) {
  return (
    <div className={classes['panel']} role="alert">
      <p className={classes['title']}>{what}</p>
      {error !== undefined && <p className={classes['text']}>{sentenceFor(error)}</p>}
      {children}
      {onRetry && (
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden="true" />} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}

/** A line above a panel whose data could not be brought up to date. Nothing is greyed. */
export function StaleBar({ since, onRetry }: { since: string; onRetry?: () => void }) {
  return (
    <div className={classes['stale']} role="status">
      <span className={classes['hollow']} aria-hidden="true" />
      <span>
        <strong>Reconnecting.</strong> Showing {since}
      </span>
      {onRetry && (
        <Button variant="subtle" size="xs" onClick={onRetry}>
          Try now
        </Button>
      )}
    </div>
  )
}
