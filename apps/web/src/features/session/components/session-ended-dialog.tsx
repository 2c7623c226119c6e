import { ERRORS } from '@crosswalk/contracts'
import { Button, Modal } from '@mantine/core'
import { signOut, useSession } from '../../../lib/session.ts'
import classes from './session.module.css'
import { SignInForm } from './sign-in-form.tsx'

/** Over the page, which stays as it is: after signing in again the work goes on where it stopped. */
export function SessionEndedDialog() {
  const session = useSession()
  const isEnded = session.status === 'ended'
  const sentence = isEnded && session.code === 'session.reused' ? ERRORS['session.reused'].sentence : null
  return (
    <Modal
      opened={isEnded}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={isEnded ? `Sign in again, ${session.user.name}` : ''}
    >
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
    </Modal>
  )
}
