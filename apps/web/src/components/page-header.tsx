import { useLocation } from '@tanstack/react-router'
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
}

/** The head of a page. Its h1 takes focus when the page is opened from another. */
export function PageHeader({ title, documentTitle, above, beside, below, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const pathname = useLocation({ select: location => location.pathname })
  usePageTitle(documentTitle ?? title)
  useEffect(() => takePageFocus(heading.current), [pathname])
  return (
    <header className={classes['header']}>
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
