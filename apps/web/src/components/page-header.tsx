import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { takePageFocus } from '../lib/page-focus.ts'
import { usePageTitle } from '../lib/use-page-title.ts'
import classes from './page-header.module.css'

interface PageHeaderProps {
  title: string
  /** For the browser's tab, where it should say more than the title. */
  documentTitle?: string
  /** Before the title: links back, from the outside in. */
  above?: ReactNode
  /** Beside the title: a plate. */
  beside?: ReactNode
  below?: ReactNode
  actions?: ReactNode
  /** On a phone the tabs say which page it is: the title is there to be read aloud, and takes no room. */
  isQuietOnPhone?: boolean
}

/** The head of a page. Its h1 takes focus when the page is opened from another. */
export function PageHeader({ title, documentTitle, above, beside, below, actions, isQuietOnPhone }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Of the page that is drawn: while the next one is being fetched, this is still the last one's.
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  usePageTitle(documentTitle ?? title)
  useEffect(() => takePageFocus(heading.current), [pathname])
  return (
    <header className={classes['header']} data-quiet={isQuietOnPhone || undefined}>
      <div className={classes['words']}>
        {above && <div className={classes['above']}>{above}</div>}
        <div className={classes['titleLine']}>
          <h1 ref={heading} className={classes['title']} tabIndex={-1}>
            {title}
          </h1>
          {beside}
        </div>
        {below && <div className={classes['below']}>{below}</div>}
      </div>
      {actions && <div className={classes['actions']}>{actions}</div>}
    </header>
  )
}

/** Links back, from the outside in: Callum Reid › NCFE 601/3973/0 › Unit 15. */
export function Breadcrumbs({ children }: { children: readonly ReactNode[] }) {
  return (
    <nav aria-label="Where you are" className={classes['crumbs']}>
      <ol>
        {children.map((crumb, index) => (
          <li key={index}>{crumb}</li>
        ))}
      </ol>
    </nav>
  )
}
