import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { NewPasswordField } from '../../../components/new-password-field.tsx'
import { Notice } from '../../../components/notice.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { useSetUpCentre } from '../api/set-up-centre.ts'
import classes from './session.module.css'

const EMPTY = { centreName: '', givenName: '', familyName: '', email: '', password: '' }

const FIELDS = [
  { name: 'centreName', label: 'The centre’s name', autoComplete: 'organization', required: true },
  { name: 'givenName', label: 'Your given name', autoComplete: 'given-name', required: false },
  { name: 'familyName', label: 'Your family name, or your only one', autoComplete: 'family-name', required: true },
  { name: 'email', label: 'Your e-mail', autoComplete: 'username', required: true },
] as const

/** The first centre and its manager, from the one-time link that a new server prints. */
export function SetUpForm({ token }: { token: string }) {
  const [values, setValues] = useState(EMPTY)
  const save = useSetUpCentre(token)

  if (save.isSuccess) {
    return (
      <div className={classes['form']}>
        <Notice tone="know" announce>
          {values.centreName} is ready. Sign in as its centre manager.
        </Notice>
        <Button size="lg" renderRoot={props => <Link to="/sign-in" {...props} />}>
          Sign in
        </Button>
      </div>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { givenName, ...rest } = values
    save.mutate(givenName.trim() ? values : rest)
  }
  return (
    <form className={classes['form']} onSubmit={submit}>
      <ActFailed error={save.error} />
      {FIELDS.map(field => (
        <TextInput
          key={field.name}
          {...field}
          type={field.name === 'email' ? 'email' : 'text'}
          value={values[field.name]}
          error={fieldSentence(save.error, field.name)}
          onChange={event => {
            const { value } = event.currentTarget
            setValues(now => ({ ...now, [field.name]: value }))
          }}
        />
      ))}
      <NewPasswordField
        value={values.password}
        error={fieldSentence(save.error, 'password')}
        onChange={password => setValues(now => ({ ...now, password }))}
      />
      <Button type="submit" size="lg" loading={save.isPending}>
        Make the centre
      </Button>
    </form>
  )
}
