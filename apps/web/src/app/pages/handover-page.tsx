import { getRouteApi, Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { HandoverForm } from '../../features/handover/components/handover-form.tsx'

const route = getRouteApi('/signedIn/handover')

export function HandoverPage() {
  const { person } = route.useSearch()
  return (
    <>
      <PageHeader
        title="Hand over or cover"
        above={
          <Breadcrumbs>
            {[
              <Link key="people" to="/people">
                People
              </Link>,
              'Hand over or cover',
            ]}
          </Breadcrumbs>
        }
        below="From one person to another, for many enrolments at once. What was decided keeps its name."
      />
      <PageBody>
        <PanelBoundary failed="The people did not load.">
          <HandoverForm fromPersonId={person} />
        </PanelBoundary>
      </PageBody>
    </>
  )
}
