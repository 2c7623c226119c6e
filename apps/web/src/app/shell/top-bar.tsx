import type { User } from '@crosswalk/contracts'
import { Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMenu2 } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { Logo } from '../../components/logo.tsx'
import { firstPage } from '../first-page.ts'
import { currentNavItem, navItemsFor } from './nav-items.ts'
import { PersonMenu } from './person-menu.tsx'
import { ToAssessCount } from './to-assess-count.tsx'
import classes from './top-bar.module.css'

export function TopBar({ user }: { user: User }) {
  const [isOpen, menu] = useDisclosure(false)
  const pathname = useLocation({ select: location => location.pathname })
  const items = navItemsFor(user.roles)
  const current = currentNavItem(pathname, items)
  const isOnlyLearner = user.roles.every(role => role === 'learner')

  const links = (className: string | undefined) =>
    items.map(item => (
      <li key={item.to}>
        <Link
          to={item.to}
          className={className}
          aria-current={item.to === current ? 'page' : undefined}
          onClick={menu.close}
        >
          {item.label}
          {item.to === '/to-assess' && <ToAssessCount />}
        </Link>
      </li>
    ))

  return (
    <header className={classes['bar']}>
      {!isOnlyLearner && (
        <button
          type="button"
          className={classes['menuButton']}
          aria-label="Pages"
          aria-expanded={isOpen}
          onClick={menu.open}
        >
          <IconMenu2 size={22} aria-hidden="true" />
        </button>
      )}
      <Link to={firstPage(user.roles)} className={classes['home']} aria-label="Crosswalk, first page">
        <Logo />
      </Link>
      <nav aria-label="Pages" className={classes['nav']}>
        <ul>{links(classes['link'])}</ul>
      </nav>
      <PersonMenu user={user} />
      <Drawer
        opened={isOpen}
        onClose={menu.close}
        title="Pages"
        size="min(320px, 86vw)"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <nav aria-label="Pages">
          <ul className={classes['drawerList']}>{links(classes['drawerLink'])}</ul>
        </nav>
      </Drawer>
    </header>
  )
}
