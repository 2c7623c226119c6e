import type { previewErasure, ReplyOf } from '@crosswalk/contracts'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { compareRows } from '../../../components/effect-preview/compute-effect.ts'
import { EffectOfDecisions } from '../../../components/effect-preview/effect-of-decisions.tsx'
import { PanelBoundary } from '../../../components/panel-boundary.tsx'
import { FailedPanel, LoadingState } from '../../../components/panel-states.tsx'
import { enrolmentQuery } from '../../../lib/queries/get-enrolment.ts'
import { enrolmentProgressQuery } from '../../../lib/queries/get-enrolment-progress.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { erasurePreviewQuery } from '../api/preview-erasure.ts'

type Row = ReplyOf<typeof previewErasure>['rows'][number]

/** What the fall of these decisions takes away, before it is done. */
export function EffectOfFalls({ evidenceId, fallIds }: { evidenceId: string; fallIds: readonly string[] }) {
  const { data, error, refetch } = useQuery(erasurePreviewQuery(evidenceId, fallIds))
  if (error) {
    return <FailedPanel what="The effect did not load." error={error} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <LoadingState label="Working out what moves" />
  return data.rows.map(row => (
    <PanelBoundary key={row.enrolmentId} failed="The effect did not load.">
      <EffectOnEnrolment row={row} />
    </PanelBoundary>
  ))
}

function EffectOnEnrolment({ row }: { row: Row }) {
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(row.enrolmentId))
  const { data: progress } = useSuspenseQuery(enrolmentProgressQuery(row.enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  const effect = compareRows(
    { mapping, programme: enrolment.programme, row: progress.row },
    { ...progress.row, ...row },
  )
  return <EffectOfDecisions effect={effect} title={`What falls with it: ${enrolment.programme.name}`} />
}
