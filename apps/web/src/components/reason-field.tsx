import { Textarea, type TextareaProps } from '@mantine/core'

interface ReasonFieldProps extends Omit<TextareaProps, 'onChange' | 'value'> {
  value: string
  onChange: (reason: string) => void
}

/** Why somebody does something: a few lines, and no more than the API takes as a reason. */
export function ReasonField({ onChange, ...rest }: ReasonFieldProps) {
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={6}
      maxLength={2000}
      onChange={event => onChange(event.currentTarget.value)}
      {...rest}
    />
  )
}
