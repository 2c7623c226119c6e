import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function EditEvidencePage() {
  return (
    <>
      <PageHeader title="Evidence" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
