import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function LearnerPage() {
  return (
    <>
      <PageHeader title="Learner" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
