import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function MappingsPage() {
  return (
    <>
      <PageHeader title="Mappings" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
