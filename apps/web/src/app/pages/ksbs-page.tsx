import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function KsbsPage() {
  return (
    <>
      <PageHeader title="KSBs" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
