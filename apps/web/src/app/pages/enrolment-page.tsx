import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function EnrolmentPage() {
  return (
    <>
      <PageHeader title="Enrolment" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
