import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function ProgrammesPage() {
  return (
    <>
      <PageHeader title="Programmes" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
