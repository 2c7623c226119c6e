import { PASSWORD_MIN } from '@crosswalk/contracts'
import { PasswordInput } from '@mantine/core'

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
    <PasswordInput
      label="New password"
      description={`At least ${PASSWORD_MIN} characters. Three or four words that have nothing to do with each other are easy to keep in mind.`}
      name="new-password"
      autoComplete="new-password"
      required
      minLength={PASSWORD_MIN}
      value={value}
      error={error}
      onChange={event => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
    />
  )
}
