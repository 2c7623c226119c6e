import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { FilterChip } from '../../components/filter-chip.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { InboxList } from '../../features/inbox/components/inbox-list.tsx'

const route = getRouteApi('/signedIn/inbox')

export function InboxPage() {
  const { show } = route.useSearch()
  const navigate = useNavigate()
  const onlyUnread = show === 'unread'
  return (
    <>
      <PageHeader
        title="Inbox"
        actions={
          <FilterChip
            label="Unread only"
            isOn={onlyUnread}
            onToggle={() =>
              void navigate({ to: '/inbox', search: onlyUnread ? {} : { show: 'unread' }, replace: true })
            }
          />
        }
      />
      <PageBody>
        <PanelBoundary failed="Your inbox did not load.">
          <InboxList onlyUnread={onlyUnread} />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
