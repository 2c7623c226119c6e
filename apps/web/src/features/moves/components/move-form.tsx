import type { Programme } from '@crosswalk/contracts'
import { Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { FailedPanel } from '../../../components/panel-states.tsx'
import { EffectSummary } from '../../../components/version-effect/effect-summary.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { plural } from '../../../lib/words.ts'
import { movePreviewQuery } from '../api/get-move-preview.ts'
import { useMoveEnrolments } from '../api/move-enrolments.ts'
import { MoveAccount } from './move-account.tsx'

interface MoveFormProps {
  programme: Programme
  mappingId: string
  version: number
  onMoved: (moved: number) => void
}

/** What moving changes, enrolment by enrolment, and then the act. It may be left half way and goes on where it stopped. */
export function MoveForm({ programme, mappingId, version, onMoved }: MoveFormProps) {
  const preview = useQuery(movePreviewQuery(programme.id, mappingId))
  const move = useMoveEnrolments(programme.id)
  const [step, setStep] = useState<{ moved: number; left: number } | null>(null)
  if (preview.error && !preview.data) {
    return (
      <FailedPanel
        what="What moving would change did not load."
        error={preview.error}
        onRetry={() => void preview.refetch()}
      />
    )
  }
  const effect = preview.data
  const count = effect?.enrolments ?? 0
  const isThere = programme.mappingId === mappingId
  const start = () =>
    move.mutate(
      { mappingId, version: programme.version, onStep: (moved, left) => setStep({ moved, left }) },
      { onSuccess: onMoved },
    )
  if (effect !== undefined && isThere && count === 0) {
    return (
      <Notice tone="know">
        Every enrolment of {programme.name} that has not ended follows version {version}.
      </Notice>
    )
  }
  return (
    <Stack gap="md">
      <EffectSummary
        effect={effect}
        isOpen
        lead={({ enrolments, changes }) =>
          `${changes.length} of ${plural(enrolments, 'enrolment', 'enrolments')} would change.`
        }
      />
      {effect !== undefined && <MoveAccount changes={effect.changes} />}
      <Notice tone="know">
        Each enrolment moves whole, and every tag, decision and signature stays. Enrolments that have ended stay with
        their version. New enrolments start on version {version}.
      </Notice>
      {move.error && (
        <Notice tone="wrong" announce>
          {sentenceFor(move.error)}
          {step !== null && step.moved > 0 && ` ${step.moved} are moved. Go on with the rest.`}
        </Notice>
      )}
      {step !== null && (
        <p role="status">
          {step.moved} moved, {step.left} to go
        </p>
      )}
      <Group gap="xs">
        <Button size="lg" disabled={effect === undefined} loading={move.isPending} onClick={start}>
          {count === 0
            ? `Put ${programme.name} on version ${version}`
            : `Move ${plural(count, 'enrolment', 'enrolments')}`}
        </Button>
      </Group>
    </Stack>
  )
}
