import type { SignOff, UnitRecord } from '@crosswalk/contracts'
import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { useReopenSignOff } from '../api/reopen-sign-off.ts'

interface ReopenDialogProps {
  record: UnitRecord
  signOff: SignOff | null
  onClose: () => void
}

export function ReopenDialog({ record, signOff, onClose }: ReopenDialogProps) {
  return (
    <Dialog isOpen={signOff !== null} title={`Reopen the sign-off of Unit ${record.unit.number}`} onClose={onClose}>
      {signOff && <ReopenForm record={record} signOff={signOff} onClose={onClose} />}
    </Dialog>
  )
}

function ReopenForm({ record, signOff, onClose }: ReopenDialogProps & { signOff: SignOff }) {
  const [reason, setReason] = useState('')
  const reopen = useReopenSignOff(record.enrolmentId)
  const { say } = useAnnouncer()
  const isMissing = reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isMissing) return
    reopen.mutate(
      { signOffId: signOff.id, reason: reason.trim() },
      {
        onSuccess: () => {
          say(`The sign-off of Unit ${record.unit.number} is reopened. The decisions stay.`)
          onClose()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p>The decisions stay, and so does the signature on the record. Its supplementary signatures go with it.</p>
        <ReasonField label="Why do you reopen it?" value={reason} onChange={setReason} />
        <ActFailed error={reopen.error} />
        <Group gap="xs">
          <Button type="submit" size="lg" aria-disabled={isMissing} loading={reopen.isPending}>
            Reopen
          </Button>
          <Button variant="subtle" size="lg" onClick={onClose}>
            Leave it signed
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
