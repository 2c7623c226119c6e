import type { User } from '@crosswalk/contracts'
import { IconMenu2 } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Logo } from '../../components/logo.tsx'
import { firstPage } from '../first-page.ts'
import { Find } from './find.tsx'
import { InboxLink } from './inbox-link.tsx'
import { currentNavItem, navItemsFor } from './nav-items.ts'
import { PersonMenu } from './person-menu.tsx'
import { ToAssessCount } from './to-assess-count.tsx'
import classes from './top-bar.module.css'
import { useIsCrowded } from './use-is-crowded.ts'

export function TopBar({ user }: { user: User }) {
  const drawer = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const isCrowded = useIsCrowded(list)
  const pathname = useLocation({ select: location => location.pathname })
  const items = navItemsFor(user.roles)
  const current = currentNavItem(pathname, items)
  const isOnlyLearner = user.roles.every(role => role === 'learner')

  useEffect(() => {
    drawer.current?.hidePopover()
  }, [pathname])

  const links = (className: string | undefined) =>
    items.map(item => (
      <li key={item.to}>
        <Link
          to={item.to}
          activeOptions={{ exact: true }}
          className={className}
          aria-current={item.to === current ? 'page' : undefined}
        >
          {item.label}
          {item.to === '/to-assess' && <ToAssessCount />}
        </Link>
      </li>
    ))

  return (
    <header
      className={classes['bar']}
      data-only-learner={isOnlyLearner || undefined}
      data-crowded={isCrowded || undefined}
    >
      {!isOnlyLearner && (
        <button type="button" className={classes['menuButton']} aria-label="Pages" popoverTarget="pages">
          <IconMenu2 size={22} aria-hidden="true" />
        </button>
      )}
      <Link
        to={firstPage(user.roles)}
        activeProps={{ 'aria-current': undefined }}
        className={classes['home']}
        aria-label="Crosswalk, first page"
      >
        <Logo />
      </Link>
      <nav aria-label="Pages" className={classes['nav']}>
        <ul ref={list}>{links(classes['link'])}</ul>
      </nav>
      <InboxLink />
      <Find isLearner={isOnlyLearner} />
      <PersonMenu user={user} />
      {!isOnlyLearner && (
        <div ref={drawer} id="pages" popover="auto" className={classes['drawer']}>
          <nav aria-label="All pages">
            <ul className={classes['drawerList']}>{links(classes['drawerLink'])}</ul>
          </nav>
        </div>
      )}
    </header>
  )
}
