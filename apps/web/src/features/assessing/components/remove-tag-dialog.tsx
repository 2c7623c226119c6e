import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { useRemoveTagOf } from '../api/change-tags.ts'
import type { TagRow } from '../tag-groups.ts'

interface RemoveTagDialogProps {
  row: TagRow
  evidenceId: string
  isOpen: boolean
  onClose: () => void
}

/** TAG-4: what stands on the record goes with a reason, and stays readable there. */
export function RemoveTagDialog({ row, evidenceId, isOpen, onClose }: RemoveTagDialogProps) {
  return (
    <Dialog isOpen={isOpen} title={`Remove the tag ${row.target}`} onClose={onClose}>
      <RemoveTagForm row={row} evidenceId={evidenceId} onClose={onClose} />
    </Dialog>
  )
}

function RemoveTagForm({ row: { tag, target }, evidenceId, onClose }: Omit<RemoveTagDialogProps, 'isOpen'>) {
  const [reason, setReason] = useState('')
  const remove = useRemoveTagOf(evidenceId)
  const { say } = useAnnouncer()
  const isReasonMissing = tag.can.removalNeedsReason && reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReasonMissing) return
    remove.mutate(
      { tag, reason: reason.trim() },
      {
        onSuccess: () => {
          say(`The tag ${target} is removed. It stays in the audit trail.`)
          onClose()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p>It stays on the record, and supports nothing from now on.</p>
        <ReasonField
          label={tag.can.removalNeedsReason ? 'Why do you remove it?' : 'Why do you remove it? (if you like)'}
          value={reason}
          onChange={setReason}
        />
        <ActFailed error={remove.error} />
        <Group gap="xs">
          <Button type="submit" color="brick" size="lg" aria-disabled={isReasonMissing} loading={remove.isPending}>
            Remove
          </Button>
          <Button variant="subtle" size="lg" onClick={onClose}>
            Leave it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
