import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { PasswordField } from '../../../components/password-field.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { type Membership, signIn } from '../../../lib/session.ts'
import { CentreChoice } from './centre-choice.tsx'
import classes from './session.module.css'

interface SignInFormProps {
  /** Known already, where a session has ended. */
  known?: { email: string; centreId: string }
}

/** E-mail and password, then the centre where somebody has several. */
export function SignInForm({ known }: SignInFormProps) {
  const [email, setEmail] = useState(known?.email ?? '')
  const [password, setPassword] = useState('')
  const [memberships, setMemberships] = useState<readonly Membership[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)

  const enter = async (centreId = known?.centreId) => {
    setBusy(true)
    setError(null)
    try {
      const reply = await signIn({ email, password, centreId })
      // Signed in, the form stays busy until the page that comes takes its place.
      if (!('memberships' in reply)) return
      setMemberships(reply.memberships)
    } catch (caught) {
      setError(caught)
    }
    setBusy(false)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter()
  }

  const wrong = error !== null && (
    <Notice tone="wrong" announce>
      {sentenceFor(error)}
    </Notice>
  )

  if (memberships) {
    return (
      <div className={classes['form']}>
        {wrong}
        <CentreChoice
          memberships={memberships}
          isBusy={isBusy}
          onChoose={centreId => {
            void enter(centreId)
          }}
          onBack={() => setMemberships(null)}
        />
      </div>
    )
  }

  return (
    <form className={classes['form']} onSubmit={submit}>
      {wrong}
      <TextInput
        label="E-mail"
        type="email"
        name="email"
        autoComplete="username"
        required
        value={email}
        onChange={event => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" size="lg" loading={isBusy} fullWidth>
        Sign in
      </Button>
    </form>
  )
}
