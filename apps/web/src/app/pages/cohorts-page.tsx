import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function CohortsPage() {
  return (
    <>
      <PageHeader title="Cohorts" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
