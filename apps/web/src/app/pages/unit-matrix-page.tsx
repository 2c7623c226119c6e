import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function UnitMatrixPage() {
  return (
    <>
      <PageHeader title="Unit" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
