import { Link } from '@tanstack/react-router'
import { ForgottenPasswordForm } from '../../features/session/components/forgotten-password-form.tsx'
import { SessionPage } from '../../features/session/components/session-page.tsx'
import classes from './session-pages.module.css'

export function ForgottenPasswordPage() {
  return (
    <SessionPage title="Forgotten your password?">
      <ForgottenPasswordForm />
      <p className={classes['below']}>
        <Link to="/sign-in">Back to sign in</Link>
      </p>
    </SessionPage>
  )
}
