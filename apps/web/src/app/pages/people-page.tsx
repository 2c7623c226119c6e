import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function PeoplePage() {
  return (
    <>
      <PageHeader title="People" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
