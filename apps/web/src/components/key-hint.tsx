import type { ReactNode } from 'react'
import classes from './key-hint.module.css'

/** Keys, and what they do: ← → move. */
export function KeyHint({ keys, children }: { keys: readonly string[]; children?: ReactNode }) {
  return (
    <span className={classes['hint']}>
      {keys.map(key => (
        <kbd key={key} className={classes['key']}>
          {key}
        </kbd>
      ))}
      {children}
    </span>
  )
}

/** The line at the foot of a desk screen: what has focus on the left, keys on the right. */
export function FootLine({ children, keys }: { children?: ReactNode; keys?: ReactNode }) {
  return (
    <div className={classes['line']}>
      <div className={classes['said']}>{children}</div>
      <div className={classes['keys']}>{keys}</div>
    </div>
  )
}
