import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function PersonPage() {
  return (
    <>
      <PageHeader title="Person" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
