import { ERRORS } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { Dialog } from '../../../components/dialog.tsx'
import { signOut, useSession } from '../../../lib/session.ts'
import classes from './session.module.css'
import { SignInForm } from './sign-in-form.tsx'

/** Over the page, which stays as it is: after signing in again the work goes on where it stopped. */
export function SessionEndedDialog() {
  const session = useSession()
  const isEnded = session.status === 'ended'
  const sentence = isEnded && session.code === 'session.reused' ? ERRORS['session.reused'].sentence : null
  return (
    <Dialog isOpen={isEnded} title={isEnded ? `Sign in again, ${session.user.name}` : ''}>
      <p className={classes['words']}>{sentence ?? 'Your session has ended.'} What you wrote stays on this page.</p>
      <SignInForm />
      <Button
        variant="subtle"
        fullWidth
        mt="sm"
        onClick={() => {
          signOut().catch(() => undefined)
        }}
      >
        Leave this page and sign out
      </Button>
    </Dialog>
  )
}
