import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function AuditTrailPage() {
  return (
    <>
      <PageHeader title="Audit trail" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
