import { ERRORS } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../components/panel-states.tsx'

export function NotFoundPage() {
  return <EmptyState title={ERRORS['record.notFound'].sentence} action={<Link to="/">To your first page</Link>} />
}
