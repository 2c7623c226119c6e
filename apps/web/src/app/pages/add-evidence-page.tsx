import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { EvidenceEditor } from '../../features/evidence/components/evidence-editor.tsx'
import { emptyDraft, newDraftName } from '../../features/evidence/evidence-draft.ts'
import { assessorOf } from '../../lib/assessor-of.ts'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { useMyEnrolment } from '../use-my-enrolment.ts'
import { toStep, toStepName } from './form-step.ts'

const route = getRouteApi('/signedIn/my/evidence/new')

export function AddEvidencePage() {
  return (
    <PanelBoundary failed="This page did not load. What you wrote is kept.">
      <AddEvidence />
    </PanelBoundary>
  )
}

function AddEvidence() {
  const { enrolment: chosen } = route.useSearch()
  const enrolment = useMyEnrolment(chosen)
  if (!enrolment) {
    return (
      <>
        <PageHeader title="Add evidence" />
        <EmptyState title="You are not enrolled yet" />
      </>
    )
  }
  return <NewEvidence key={enrolment.id} enrolmentId={enrolment.id} />
}

function NewEvidence({ enrolmentId }: { enrolmentId: string }) {
  const { step, criterion, ksb } = route.useSearch()
  const navigate = useNavigate()
  const { say } = useAnnouncer()
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const target = criterion ?? ksb
  const initial = useMemo(() => emptyDraft(target === undefined ? {} : { [target]: '' }), [target])
  if (!enrolment.can.addEvidence) {
    return (
      <>
        <PageHeader title="Add evidence" />
        <EmptyState title="Nothing can be added to this enrolment">Your evidence stays here to read.</EmptyState>
      </>
    )
  }
  return (
    <EvidenceEditor
      enrolment={enrolment}
      draftName={newDraftName(enrolmentId)}
      initial={initial}
      step={toStep(step)}
      onStep={next => {
        void navigate({ to: '/my/evidence/new', search: now => ({ ...now, step: toStepName(next) }) })
      }}
      onSubmitted={({ id, reference }) => {
        const assessor = assessorOf(enrolment)
        say(assessor ? `${reference} is submitted. ${assessor} decides.` : `${reference} is submitted.`)
        void navigate({ to: '/my/evidence/$evidenceId', params: { evidenceId: id } })
      }}
      onLeft={() => {
        void navigate({ to: '/my/evidence' })
      }}
    />
  )
}
