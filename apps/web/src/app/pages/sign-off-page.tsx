import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function SignOffPage() {
  return (
    <>
      <PageHeader title="Sign off" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
