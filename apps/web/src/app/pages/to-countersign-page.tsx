import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function ToCountersignPage() {
  return (
    <>
      <PageHeader title="To countersign" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
