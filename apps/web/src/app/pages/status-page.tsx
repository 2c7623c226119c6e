import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { statusesQuery } from '../../features/status/api/list-statuses.ts'
import classes from '../../features/status/components/status.module.css'
import { StatusHistory } from '../../features/status/components/status-history.tsx'
import { StatusNow } from '../../features/status/components/status-now.tsx'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'

const route = getRouteApi('/signedIn/enrolments/$enrolmentId/status')

export function StatusPage() {
  const { enrolmentId } = route.useParams()
  return (
    <PanelBoundary failed="The status did not load." resetKey={enrolmentId}>
      <StatusRecord enrolmentId={enrolmentId} />
    </PanelBoundary>
  )
}

function StatusRecord({ enrolmentId }: { enrolmentId: string }) {
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: statuses } = useSuspenseQuery(statusesQuery(enrolmentId))
  return (
    <>
      <PageHeader
        title={`${enrolment.learner.name}: status`}
        documentTitle={`${enrolment.learner.name}, status`}
        above={
          <Breadcrumbs>
            {[
              <Link key="enrolment" to="/enrolments/$enrolmentId" params={{ enrolmentId }}>
                {enrolment.learner.name}
              </Link>,
              'Status',
            ]}
          </Breadcrumbs>
        }
        below={enrolment.programme.name}
      />
      <PageBody>
        <StatusNow enrolmentId={enrolmentId} statuses={statuses} />
        <h2 className={classes['section']}>History</h2>
        <StatusHistory statuses={statuses.statuses} />
      </PageBody>
    </>
  )
}
