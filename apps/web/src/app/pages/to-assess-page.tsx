import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { ToAssessList } from '../../features/to-assess/components/to-assess-list.tsx'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'

const route = getRouteApi('/signedIn/to-assess')

export function ToAssessPage() {
  const { enrolment } = route.useSearch()
  return (
    <>
      <PageHeader
        title="To assess"
        below="Oldest first, in working days of England."
        actions={
          <Button variant="default" renderRoot={props => <Link to="/to-countersign" {...props} />}>
            To countersign
          </Button>
        }
      />
      <PageBody wide>
        {enrolment !== undefined && (
          <PanelBoundary failed="The learner did not load." resetKey={enrolment}>
            <OfOneLearner enrolmentId={enrolment} />
          </PanelBoundary>
        )}
        <PanelBoundary failed="Your queue did not load.">
          <ToAssessList enrolmentId={enrolment} />
        </PanelBoundary>
      </PageBody>
    </>
  )
}

/** Says that the queue is not whole, and how to see all of it. */
function OfOneLearner({ enrolmentId }: { enrolmentId: string }) {
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  return (
    <p>
      Only of <strong>{enrolment.learner.name}</strong>. <Link to="/to-assess">Show everybody’s</Link>
    </p>
  )
}
