import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { useRequestPasswordReset } from '../api/request-password-reset.ts'
import classes from './session.module.css'

export function ForgottenPasswordForm() {
  const [email, setEmail] = useState('')
  const ask = useRequestPasswordReset()

  if (ask.isSuccess) {
    return (
      <Notice tone="know" announce>
        If {email} belongs to an account, a link is on its way. Nothing came after ten minutes? Ask your centre manager
        for one.
      </Notice>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate(email)
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <ActFailed error={ask.error} />
      <TextInput
        label="E-mail"
        description="We send a link to set a new password."
        type="email"
        name="email"
        autoComplete="username"
        required
        value={email}
        onChange={event => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" loading={ask.isPending}>
        Send the link
      </Button>
    </form>
  )
}
