import type { ReactNode } from 'react'
import classes from './live-dot.module.css'

interface LiveDotProps {
  /** A filled dot while changes arrive; hollow while they do not. */
  isLive: boolean
  /** "10:42": what is shown is from then. */
  showing: string
  /** The latest change in words: "Jamal, S9 met 14 s ago". */
  children?: ReactNode
}

export function LiveDot({ isLive, showing, children }: LiveDotProps) {
  return (
    <span className={classes['live']}>
      <span className={classes['dot']} data-live={isLive || undefined} aria-hidden="true" />
      <span role="status">
        {isLive ? (
          <strong>Live</strong>
        ) : (
          <>
            <strong>Reconnecting.</strong> Showing {showing}
          </>
        )}
      </span>
      {isLive && children && <span className={classes['latest']}>· {children}</span>}
    </span>
  )
}
