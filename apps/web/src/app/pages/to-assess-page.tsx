import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function ToAssessPage() {
  return (
    <>
      <PageHeader title="To assess" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
