import { Group } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { EnrolmentPaperMenu } from '../../components/paper-menu.tsx'
import { EVIDENCE_SHOWS, EvidenceList, type EvidenceShow } from '../../features/evidence/components/evidence-list.tsx'
import { useMyEnrolment, useMyLearnerId } from '../use-my-enrolment.ts'
import { AddEvidenceBar, AddEvidenceButton } from './add-evidence-links.tsx'
import { EnrolmentSwitch } from './enrolment-switch.tsx'

const route = getRouteApi('/signedIn/my/evidence')

export function MyEvidencePage() {
  const { enrolment } = route.useSearch()
  const mine = useMyEnrolment(enrolment)
  return (
    <>
      <PageHeader
        title="Evidence"
        below={<EnrolmentSwitch chosen={enrolment} />}
        actions={
          <Group gap="xs">
            {mine && <EnrolmentPaperMenu enrolmentId={mine.id} papers={['evidence-index', 'feedback']} />}
            <AddEvidenceButton enrolment={enrolment} />
          </Group>
        }
      />
      <PanelBoundary failed="Your evidence did not load.">
        <MyEvidence />
      </PanelBoundary>
      <AddEvidenceBar enrolment={enrolment} />
    </>
  )
}

function MyEvidence() {
  const { enrolment: chosen, show, search } = route.useSearch()
  const navigate = useNavigate()
  const learnerId = useMyLearnerId()
  const enrolment = useMyEnrolment(chosen)
  const onFilter = useCallback(
    (filter: { show: EvidenceShow | null; search: string }) => {
      void navigate({
        to: '/my/evidence',
        search: now => ({ ...now, show: filter.show ?? undefined, search: filter.search || undefined }),
        replace: true,
      })
    },
    [navigate],
  )
  if (!enrolment || learnerId === null) return <EmptyState title="You are not enrolled yet" />
  return (
    <EvidenceList
      learnerId={learnerId}
      enrolmentId={enrolment.id}
      show={EVIDENCE_SHOWS.find(each => each === show) ?? null}
      search={search ?? ''}
      onFilter={onFilter}
    />
  )
}
