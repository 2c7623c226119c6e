import { useRouterState } from '@tanstack/react-router'
import { Logo } from '../../components/logo.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { FailedPanel } from '../../components/panel-states.tsx'
import classes from '../../features/shared-page/components/shared-page.module.css'
import { SharedPage } from '../../features/shared-page/components/shared-page.tsx'

/** For whoever holds a link. The token stands after the #, where no server on the way sees it. */
export function SharedLinkPage() {
  const token = useRouterState({ select: state => state.location.hash })
  return (
    <div className={classes['page']}>
      <header className={classes['bar']}>
        <Logo />
      </header>
      <main className={classes['main']}>
        {token === '' ? (
          <FailedPanel what="This link is not whole. Open it from the e-mail again, or ask for a new one." />
        ) : (
          <PanelBoundary failed="This link can’t be opened." resetKey={token}>
            <SharedPage token={token} />
          </PanelBoundary>
        )}
      </main>
    </div>
  )
}
