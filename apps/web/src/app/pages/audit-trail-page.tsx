import { getRouteApi } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { AuditTrail } from '../../features/audit-trail/components/audit-trail.tsx'

const route = getRouteApi('/signedIn/audit-trail')

export function AuditTrailPage() {
  const { learner } = route.useSearch()
  return (
    <>
      <PageHeader
        title="Audit trail"
        below="Who did what, newest first. No entry can be changed or taken out unseen."
      />
      <PageBody wide>
        <PanelBoundary failed="The audit trail did not load.">
          <AuditTrail of={learner === undefined ? {} : { learnerId: learner }} />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
