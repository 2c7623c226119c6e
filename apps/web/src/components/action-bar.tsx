import type { ReactNode } from 'react'
import classes from './action-bar.module.css'

interface ActionBarProps {
  children: ReactNode
  /** A line above the buttons. */
  line?: ReactNode
  /** At a desk the actions stand elsewhere. */
  isForPhone?: boolean
}

/** What is done most on a page stays at the thumb, above the tabs. */
export function ActionBar({ children, line, isForPhone = false }: ActionBarProps) {
  return (
    <div className={classes['place']} data-action-bar="" data-phone={isForPhone || undefined}>
      <div className={classes['bar']}>
        {line && <div className={classes['line']}>{line}</div>}
        <div className={classes['buttons']}>{children}</div>
      </div>
    </div>
  )
}
