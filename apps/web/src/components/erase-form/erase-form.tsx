import { Button, Checkbox, Group } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ActFailed } from '../act-failed.tsx'
import { Notice } from '../notice.tsx'
import { ReasonField } from '../reason-field.tsx'
import classes from './erase-form.module.css'
import { listEraseNeeds } from './erase-needs.ts'

interface EraseFormProps {
  /** What is gone for good, and what stays. */
  warning: string
  /** Who will read the reason. */
  readers: string
  /** What is still to be chosen above, in sentences. */
  choices: readonly string[]
  /** "Erase 2 files and the text" */
  action: string
  erase: { error: unknown; isPending: boolean }
  onErase: (reason: string) => void
  onCancel: () => void
  /** What there is to choose. */
  children: ReactNode
}

/** One act, and no way back: why, and that one knows it. What is missing is said once erasing was asked for. */
export function EraseForm({ warning, readers, choices, action, erase, onErase, onCancel, children }: EraseFormProps) {
  const [reason, setReason] = useState('')
  const [isUnderstood, setUnderstood] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const needs = listEraseNeeds({ choices, reason, isUnderstood })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (needs.length === 0) onErase(reason.trim())
  }
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <Notice tone="know">{warning}</Notice>
      {children}
      <ReasonField
        label="Why is it erased?"
        description={`${readers} Don’t repeat what is erased.`}
        value={reason}
        onChange={setReason}
      />
      <Checkbox
        label="I know that this can’t be undone"
        checked={isUnderstood}
        onChange={event => setUnderstood(event.currentTarget.checked)}
      />
      {isAsked && needs.length > 0 && (
        <Notice tone="act" announce>
          {needs.join(' ')}
        </Notice>
      )}
      <ActFailed error={erase.error} />
      <Group gap="xs">
        <Button type="submit" size="lg" color="brick" loading={erase.isPending}>
          {action}
        </Button>
        <Button variant="subtle" size="lg" onClick={onCancel}>
          Leave it as it is
        </Button>
      </Group>
    </form>
  )
}
