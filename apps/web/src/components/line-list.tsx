import type { ReactNode } from 'react'
import classes from './line-list.module.css'

interface LineListProps {
  /** For those who can't see what it stands under. */
  label?: string
  children: ReactNode
}

/** A frame of list items, one to a line. */
export function LineList({ label, children }: LineListProps) {
  return (
    <ul className={classes['list']} aria-label={label}>
      {children}
    </ul>
  )
}

interface LineWordsProps {
  /** What is known besides, below and smaller. */
  quiet?: string | null
  below?: ReactNode
  children: ReactNode
}

/** What a line says. It takes the room that is left; on a phone what can be done goes below it. */
export function LineWords({ quiet = null, below, children }: LineWordsProps) {
  return (
    <div className={classes['words']}>
      {children}
      {quiet !== null && <p className={classes['quiet']}>{quiet}</p>}
      {below}
    </div>
  )
}
