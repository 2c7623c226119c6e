import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function AddLearnerPage() {
  return (
    <>
      <PageHeader title="Take a learner in" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
