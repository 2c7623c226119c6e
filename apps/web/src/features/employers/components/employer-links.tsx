import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { ActFailed } from '../../../components/act-failed.tsx'
import { LinksList } from '../../../components/outside-links/links-list.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { moreOf, ShowMore } from '../../../components/show-more.tsx'
import { employerAccessesQuery } from '../api/list-employer-accesses.ts'
import { useRevokeEmployerAccess } from '../api/revoke-employer-access.ts'

/** Every link that this employer's line managers hold or held, newest first. */
export function EmployerLinks({ employerId }: { employerId: string }) {
  const query = useSuspenseInfiniteQuery(employerAccessesQuery(employerId))
  const revoke = useRevokeEmployerAccess(employerId)
  const accesses = query.data.pages.flatMap(page => page.accesses)
  if (accesses.length === 0) {
    return (
      <EmptyState title="No link was given yet">
        A line manager sees their apprentices, confirms behaviours and signs by a link, without an account.
      </EmptyState>
    )
  }
  return (
    <>
      <ActFailed error={revoke.error} />
      <LinksList
        label="Links given to this employer"
        accesses={accesses}
        withLearner
        onTakeBack={revoke.mutate}
        takingBack={revoke.isPending ? revoke.variables : undefined}
      />
      <ShowMore more={moreOf(query)} />
    </>
  )
}
