import type { ReactNode } from 'react'
import classes from './field-row.module.css'

/** Fields beside each other where there is room for each, else under each other. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes['row']}>{children}</div>
}
