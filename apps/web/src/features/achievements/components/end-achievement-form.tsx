import type { Achievement } from '@crosswalk/contracts'
import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useEndAchievement } from '../api/end-achievement.ts'

interface EndAchievementFormProps {
  enrolmentId: string
  achievement: Achievement
  onDone: () => void
}

export function EndAchievementForm({ enrolmentId, achievement, onDone }: EndAchievementFormProps) {
  const [reason, setReason] = useState('')
  const end = useEndAchievement(enrolmentId)
  const isMissing = reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isMissing) end.mutate({ achievementId: achievement.id, reason: reason.trim() }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p>The criteria go back to what the evidence here supports. What was recorded stays in the audit trail.</p>
        <ReasonField label="Why do you take it back?" value={reason} onChange={setReason} />
        <ActFailed error={end.error} />
        <Group gap="xs">
          <Button type="submit" size="lg" aria-disabled={isMissing} loading={end.isPending}>
            Take it back
          </Button>
          <Button variant="subtle" size="lg" onClick={onDone}>
            Leave it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
