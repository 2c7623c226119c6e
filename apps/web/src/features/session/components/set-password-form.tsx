import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { NewPasswordField } from '../../../components/new-password-field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { formatLongDay, formatTime } from '../../../lib/dates.ts'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { passwordLinkQuery } from '../api/get-password-link.ts'
import { useSetPassword } from '../api/use-password-link.ts'
import classes from './session.module.css'

/** Where links of an invitation and of a forgotten password end. */
export function SetPasswordForm({ token }: { token: string }) {
  const { data: link } = useSuspenseQuery(passwordLinkQuery(token))
  const [password, setPassword] = useState('')
  const save = useSetPassword(token)

  if (save.isSuccess) {
    return (
      <div className={classes['form']}>
        <Notice tone="know" announce>
          Your password is set. Sign in with it.
        </Notice>
        <Button size="lg" renderRoot={props => <Link to="/sign-in" {...props} />}>
          Sign in
        </Button>
      </div>
    )
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(password)
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <p className={classes['words']}>
        {link.purpose === 'invitation' && link.centreName ? `${link.centreName} has invited you. ` : ''}
        For {link.email}. The link works once, until {formatLongDay(link.expiresAt)}, {formatTime(link.expiresAt)}.
      </p>
      {save.error && !fieldSentence(save.error, 'password') && (
        <Notice tone="wrong" announce>
          {sentenceFor(save.error)}
        </Notice>
      )}
      {/* For password managers: which account this is of. */}
      <input
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        type="email"
        autoComplete="username"
        value={link.email}
        readOnly
      />
      <NewPasswordField value={password} error={fieldSentence(save.error, 'password')} onChange={setPassword} />
      <Button type="submit" size="lg" loading={save.isPending}>
        Set password
      </Button>
    </form>
  )
}
