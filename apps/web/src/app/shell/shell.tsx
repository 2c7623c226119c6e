import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { SessionEndedDialog } from '../../features/session/components/session-ended-dialog.tsx'
import { useSession } from '../../lib/session.ts'
import { BottomTabs } from './bottom-tabs.tsx'
import classes from './shell.module.css'
import { StaleLine } from './stale-line.tsx'
import { TopBar } from './top-bar.tsx'

const START_OFFLINE_MS = 1_500

/** What stands round every page of somebody who is signed in. */
export function Shell() {
  const { user } = useSession()
  // The grid of a cohort says how live it is in its own head.
  const saysItself = useLocation({ select: location => location.pathname.startsWith('/ksbs/') })
  const isAssessor = user?.roles.includes('assessor') ?? false
  useEffect(() => {
    if (!isAssessor) return
    const start = () => void import('../../offline/start-offline.ts').then(({ startOffline }) => startOffline())
    // After the first page: nothing of it is on anybody's way.
    const timer = setTimeout(start, START_OFFLINE_MS)
    return () => clearTimeout(timer)
  }, [isAssessor])
  if (!user) return null
  const isOnlyLearner = user.roles.every(role => role === 'learner')
  return (
    <div className={classes['shell']} data-tabs={isOnlyLearner || undefined}>
      <a className={classes['skip']} href="#page">
        Skip to the page
      </a>
      <TopBar user={user} />
      <main id="page" className={classes['page']} tabIndex={-1}>
        {!saysItself && <StaleLine />}
        <PanelBoundary failed="This page did not load.">
          <Outlet />
        </PanelBoundary>
      </main>
      {isOnlyLearner && <BottomTabs />}
      <SessionEndedDialog />
    </div>
  )
}
