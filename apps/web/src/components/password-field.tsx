import { PasswordInput, type PasswordInputProps } from '@mantine/core'

interface PasswordFieldProps
  extends Pick<PasswordInputProps, 'label' | 'description' | 'name' | 'minLength' | 'error'> {
  autoComplete: 'current-password' | 'new-password'
  value: string
  onChange: (value: string) => void
}

/** A password that can be shown, by keyboard too. */
export function PasswordField({ onChange, ...props }: PasswordFieldProps) {
  return (
    <PasswordInput
      required
      {...props}
      onChange={event => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
    />
  )
}
