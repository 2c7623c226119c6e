import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function ObservationPage() {
  return (
    <>
      <PageHeader title="Write an observation" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
