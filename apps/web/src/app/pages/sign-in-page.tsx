import { ERRORS } from '@crosswalk/contracts'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Notice } from '../../components/notice.tsx'
import { SessionPage } from '../../features/session/components/session-page.tsx'
import { SignInForm } from '../../features/session/components/sign-in-form.tsx'
import { getSession, useSession } from '../../lib/session.ts'
import { firstPage } from '../first-page.ts'
import classes from './session-pages.module.css'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { next } = route.useSearch()
  const router = useRouter()
  const session = useSession()

  useEffect(() => {
    if (session.status !== 'signedIn') return
    // Only an address of this application: a link can't send somebody elsewhere after signing in.
    const isOurs = next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')
    const roles = getSession().user?.roles ?? []
    router.history.replace(isOurs && next ? next : firstPage(roles))
  }, [session.status, next, router])

  return (
    <SessionPage title="Sign in">
      {session.status === 'signedOut' && session.isClosed && (
        <Notice tone="act" announce>
          {ERRORS['account.closed'].sentence}
        </Notice>
      )}
      <SignInForm />
      <p className={classes['below']}>
        <Link to="/forgotten-password">Forgotten your password?</Link>
      </p>
    </SessionPage>
  )
}
