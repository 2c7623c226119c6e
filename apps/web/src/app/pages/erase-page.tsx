import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Notice } from '../../components/notice.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { Tombstones } from '../../components/tombstones.tsx'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { EraseEvidenceForm } from '../../features/erasure/components/erase-evidence-form.tsx'
import { evidenceQuery } from '../../lib/queries/get-evidence.ts'

const route = getRouteApi('/signedIn/evidence/$evidenceId/erase')

export function ErasePage() {
  const { evidenceId } = route.useParams()
  return (
    <PanelBoundary failed="This evidence did not load." resetKey={evidenceId}>
      <Erase key={evidenceId} evidenceId={evidenceId} />
    </PanelBoundary>
  )
}

function Erase({ evidenceId }: { evidenceId: string }) {
  const { data: evidence } = useSuspenseQuery(evidenceQuery(evidenceId))
  const navigate = useNavigate()
  const { say } = useAnnouncer()
  const back = () => void navigate({ to: '/evidence/$evidenceId', params: { evidenceId } })
  return (
    <>
      <PageHeader
        title={`Erase from ${evidence.reference}`}
        documentTitle={`Erase from ${evidence.reference}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="learner" to="/learners/$learnerId" params={{ learnerId: evidence.learner.id }}>
                {evidence.learner.name}
              </Link>,
              <Link key="evidence" to="/evidence/$evidenceId" params={{ evidenceId }}>
                {evidence.reference} {evidence.title}
              </Link>,
            ]}
          </Breadcrumbs>
        }
      />
      <PageBody>
        <Tombstones tombstones={evidence.tombstones} />
        {evidence.can.erase ? (
          <EraseEvidenceForm
            evidence={evidence}
            onCancel={back}
            onErased={() => {
              say(`Erased from ${evidence.reference}. Who and why stay on the record.`)
              back()
            }}
          />
        ) : (
          <Notice tone="know">Erasing is a power that a centre manager gives by name. You do not have it today.</Notice>
        )}
      </PageBody>
    </>
  )
}
