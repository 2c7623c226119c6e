import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function MyUnitsPage() {
  return (
    <>
      <PageHeader title="Units" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
