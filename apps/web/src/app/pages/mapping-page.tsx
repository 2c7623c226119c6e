import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function MappingPage() {
  return (
    <>
      <PageHeader title="Mapping" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
