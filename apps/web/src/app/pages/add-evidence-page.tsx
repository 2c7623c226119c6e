import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function AddEvidencePage() {
  return (
    <>
      <PageHeader title="Add evidence" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
