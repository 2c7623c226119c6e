import { Button, Group } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { NewPasswordField } from '../../../components/new-password-field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PasswordField } from '../../../components/password-field.tsx'
import { useChangePassword } from '../api/change-password.ts'
import classes from './account.module.css'

/** Every other session of the person's ends with it. */
export function ChangePasswordForm() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useChangePassword()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          setCurrent('')
          setNext('')
        },
      },
    )
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <ActFailed error={change.error} />
      {change.isSuccess && (
        <Notice tone="know" announce title="Your password is changed.">
          Wherever else you were signed in, you are asked for it.
        </Notice>
      )}
      <PasswordField
        label="Your password now"
        name="current-password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <NewPasswordField value={next} onChange={setNext} />
      <Group>
        <Button type="submit" variant="default" loading={change.isPending}>
          Change password
        </Button>
      </Group>
    </form>
  )
}
