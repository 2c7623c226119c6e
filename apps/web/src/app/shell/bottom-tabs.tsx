import { IconFolder, IconHome, IconLayoutRows, IconListDetails } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import classes from './bottom-tabs.module.css'
import { currentNavItem } from './nav-items.ts'

const TABS = [
  { to: '/my', label: 'Home', icon: IconHome },
  { to: '/my/evidence', label: 'Evidence', icon: IconFolder },
  { to: '/my/ksbs', label: 'KSBs', icon: IconListDetails },
  { to: '/my/units', label: 'Units', icon: IconLayoutRows },
] as const

/** A learner's pages, at the thumb. On a phone only. */
export function BottomTabs() {
  const pathname = useLocation({ select: location => location.pathname })
  const current = currentNavItem(pathname, TABS)
  return (
    <nav aria-label="Pages" className={classes['tabs']}>
      {TABS.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true }}
          className={classes['tab']}
          aria-current={to === current ? 'page' : undefined}
        >
          <Icon size={24} stroke={1.8} aria-hidden="true" />
          {label}
        </Link>
      ))}
    </nav>
  )
}
