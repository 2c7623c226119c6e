import type { Evidence } from '@crosswalk/contracts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { ConfidentialMark } from '../../features/confidential/components/confidential-mark.tsx'
import { EvidenceRecord } from '../../features/evidence/components/evidence-record.tsx'
import { draftNameOf, toDraft } from '../../features/evidence/evidence-draft.ts'
import { RecordAnswer } from '../../features/record-answer/components/record-answer.tsx'
import { assessorOf } from '../../lib/assessor-of.ts'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { evidenceQuery } from '../../lib/queries/get-evidence.ts'
import { CommentsOn } from './comments-on.tsx'
import { toStep, toStepName } from './form-step.ts'

/** Most items that are opened here were submitted: writing is loaded for a draft alone. */
const EvidenceEditor = lazy(async () => ({
  default: (await import('../../features/evidence/components/evidence-editor.tsx')).EvidenceEditor,
}))

const route = getRouteApi('/signedIn/my/evidence/$evidenceId')

export function EditEvidencePage() {
  const { evidenceId } = route.useParams()
  return (
    <PanelBoundary failed="This evidence did not load." resetKey={evidenceId}>
      <OneOfMyEvidence key={evidenceId} evidenceId={evidenceId} />
    </PanelBoundary>
  )
}

function OneOfMyEvidence({ evidenceId }: { evidenceId: string }) {
  const { enrolment: chosen } = route.useSearch()
  const navigate = useNavigate()
  const { data: evidence } = useSuspenseQuery(evidenceQuery(evidenceId))
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(chosen ?? evidence.enrolmentId))
  const toList = () => {
    void navigate({ to: '/my/evidence' })
  }
  if (evidence.status === 'draft' && evidence.can.change) {
    return <Draft evidence={evidence} enrolmentId={enrolment.id} onLeft={toList} />
  }
  return (
    <EvidenceRecord
      evidence={evidence}
      enrolment={enrolment}
      onLeft={toList}
      above={evidence.record && <RecordAnswer evidence={evidence} />}
      below={
        <>
          <ConfidentialMark evidence={evidence} />
          <CommentsOn subject={{ kind: 'evidence', evidenceId }} />
        </>
      }
    />
  )
}

function Draft({ evidence, enrolmentId, onLeft }: { evidence: Evidence; enrolmentId: string; onLeft: () => void }) {
  const { step } = route.useSearch()
  const navigate = useNavigate()
  const { say } = useAnnouncer()
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  // What the server holds when the page is opened: what is typed from then on is the draft's.
  const [initial] = useState(() => toDraft(evidence, enrolmentId))
  const [draftName] = useState(() => draftNameOf(evidence.id, enrolmentId))
  return (
    <EvidenceEditor
      enrolment={enrolment}
      draftName={draftName}
      initial={initial}
      step={toStep(step)}
      onStep={next => {
        void navigate({
          to: '/my/evidence/$evidenceId',
          params: { evidenceId: evidence.id },
          search: now => ({ ...now, step: toStepName(next) }),
        })
      }}
      onSubmitted={({ reference }) => {
        const assessor = assessorOf(enrolment)
        say(assessor ? `${reference} is submitted. ${assessor} decides.` : `${reference} is submitted.`)
      }}
      onLeft={onLeft}
    />
  )
}
