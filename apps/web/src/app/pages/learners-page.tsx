import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function LearnersPage() {
  return (
    <>
      <PageHeader title="Learners" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
