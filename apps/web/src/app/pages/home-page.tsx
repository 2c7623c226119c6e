import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { isBlank, isEvidenceDraft, newDraftName } from '../../features/evidence/evidence-draft.ts'
import { LearnerHome } from '../../features/learner-home/components/learner-home.tsx'
import { readDraft } from '../../lib/drafts.ts'
import { useMyEnrolment } from '../use-my-enrolment.ts'
import { AddEvidenceBar, AddEvidenceButton } from './add-evidence-links.tsx'
import { EnrolmentSwitch } from './enrolment-switch.tsx'

const route = getRouteApi('/signedIn/my')

export function HomePage() {
  const { enrolment } = route.useSearch()
  return (
    <>
      <PageHeader
        title="Home"
        isQuietOnPhone
        below={<EnrolmentSwitch chosen={enrolment} />}
        actions={<AddEvidenceButton enrolment={enrolment} />}
      />
      <PanelBoundary failed="Can’t connect. You can still add evidence.">
        <Home />
      </PanelBoundary>
      <AddEvidenceBar enrolment={enrolment} />
    </>
  )
}

function Home() {
  const { enrolment: chosen } = route.useSearch()
  const enrolment = useMyEnrolment(chosen)
  if (!enrolment) return <EmptyState title="You are not enrolled yet" />
  return <HomeOf key={enrolment.id} enrolmentId={enrolment.id} chosen={chosen} />
}

function HomeOf({ enrolmentId, chosen }: { enrolmentId: string; chosen: string | undefined }) {
  const [hasUnsaved] = useState(() => {
    const draft = readDraft(newDraftName(enrolmentId), isEvidenceDraft)
    return draft !== null && !isBlank(draft)
  })
  return <LearnerHome enrolmentId={enrolmentId} enrolment={chosen} hasUnsaved={hasUnsaved} />
}
