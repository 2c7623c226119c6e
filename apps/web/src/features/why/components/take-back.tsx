import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useWithdrawConfirmation } from '../api/withdraw-confirmation.ts'

/** A confirmation is taken back with a reason. */
export function TakeBack({ confirmationId, enrolmentId }: { confirmationId: string; enrolmentId: string }) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawConfirmation(enrolmentId)
  if (!isOpen) {
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        Take back
      </Button>
    )
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        withdraw.mutate({ confirmationId, reason: reason.trim() })
      }}
    >
      <ActFailed error={withdraw.error} />
      <ReasonField autoFocus label="Why is it taken back?" required value={reason} onChange={setReason} />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="xs" loading={withdraw.isPending}>
          Take it back
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setOpen(false)}>
          Leave it
        </Button>
      </Group>
    </form>
  )
}
