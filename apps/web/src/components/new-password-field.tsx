import { PASSWORD_MIN } from '@crosswalk/contracts'
import { PasswordField } from './password-field.tsx'

/** A new password, once: it can be shown, which tells a slip better than typing it twice. */
export function NewPasswordField({
  value,
  error,
  onChange,
}: {
  value: string
  error?: string | null
  onChange: (value: string) => void
}) {
  return (
    <PasswordField
      label="New password"
      description={`At least ${PASSWORD_MIN} characters. Three or four words that have nothing to do with each other are easy to keep in mind.`}
      name="new-password"
      autoComplete="new-password"
      minLength={PASSWORD_MIN}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
