import type { SettlementRecord } from '@crosswalk/contracts'
import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { useWithdrawSettlement } from '../api/withdraw-settlement.ts'

interface ReopenSettlementProps {
  settlement: SettlementRecord | null
  onClose: () => void
}

export function ReopenSettlement({ settlement, onClose }: ReopenSettlementProps) {
  return (
    <Dialog isOpen={settlement !== null} title="Open this discrepancy again" onClose={onClose}>
      {settlement && <ReopenForm settlement={settlement} onClose={onClose} />}
    </Dialog>
  )
}

function ReopenForm({ settlement, onClose }: { settlement: SettlementRecord; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawSettlement()
  const { say } = useAnnouncer()
  const isMissing = reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isMissing) return
    withdraw.mutate(
      { settlementId: settlement.id, reason: reason.trim() },
      {
        onSuccess: () => {
          say('It is open again. Versions that were published with the settlement keep it.')
          onClose()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p>{settlement.text} Versions that were published with it keep it.</p>
        <ReasonField label="Why?" value={reason} onChange={setReason} />
        <ActFailed error={withdraw.error} />
        <Group gap="xs">
          <Button type="submit" size="lg" aria-disabled={isMissing} loading={withdraw.isPending}>
            Open again
          </Button>
          <Button variant="subtle" size="lg" onClick={onClose}>
            Leave it settled
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
