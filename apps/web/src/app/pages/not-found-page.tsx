import { ERRORS } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { PageHeader } from '../../components/page-header.tsx'
import { EmptyState } from '../../components/panel-states.tsx'

export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Not found" />
      <EmptyState title={ERRORS['record.notFound'].sentence} action={<Link to="/">To your first page</Link>} />
    </>
  )
}
