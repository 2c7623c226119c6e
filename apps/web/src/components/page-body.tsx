import type { ReactNode } from 'react'
import classes from './page-body.module.css'

/** What stands under a page's header. `wide` where a table wants all the room there is. */
export function PageBody({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes['body']} data-wide={wide || undefined}>
      {children}
    </div>
  )
}
