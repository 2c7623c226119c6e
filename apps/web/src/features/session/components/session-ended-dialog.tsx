import { ERRORS, type getMe, type ReplyOf } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Dialog } from '../../../components/dialog.tsx'
import { keys } from '../../../lib/query-keys.ts'
import { signOut, useSession } from '../../../lib/session.ts'
import classes from './session.module.css'
import { SignInForm } from './sign-in-form.tsx'

/** Over the page, which stays as it is: after signing in again the work goes on where it stopped. */
export function SessionEndedDialog() {
  const session = useSession()
  const email = useQueryClient().getQueryData<ReplyOf<typeof getMe>>(keys.me())?.email
  const isEnded = session.status === 'ended'
  const sentence = isEnded && session.code === 'session.reused' ? ERRORS['session.reused'].sentence : null
  return (
    <Dialog isOpen={isEnded} title={isEnded ? `Sign in again, ${session.user.name}` : ''}>
      <p className={classes['words']}>{sentence ?? 'Your session has ended.'} What you wrote stays on this page.</p>
      <SignInForm known={{ email: email ?? '', centreId: session.user?.centreId ?? '' }} />
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
