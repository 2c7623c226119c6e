import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function HomePage() {
  return (
    <>
      <PageHeader title="Home" />
      <EmptyState title="This page has not been built yet" />
    </>
  )
}
