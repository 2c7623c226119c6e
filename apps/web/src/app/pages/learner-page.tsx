import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { learnerQuery } from '../../features/learners/api/get-learner.ts'
import { LearnerRecord } from '../../features/learners/components/learner-record.tsx'

const route = getRouteApi('/signedIn/learners/$learnerId')

export function LearnerPage() {
  const { learnerId } = route.useParams()
  return (
    <PanelBoundary failed="This learner did not load." resetKey={learnerId}>
      <Learner learnerId={learnerId} />
    </PanelBoundary>
  )
}

function Learner({ learnerId }: { learnerId: string }) {
  const { data: learner } = useSuspenseQuery(learnerQuery(learnerId))
  return (
    <>
      <PageHeader
        title={learner.name}
        above={
          <Breadcrumbs>
            {[
              <Link key="learners" to="/learners">
                Learners
              </Link>,
              learner.name,
            ]}
          </Breadcrumbs>
        }
      />
      <PageBody>
        <LearnerRecord learnerId={learnerId} />
      </PageBody>
    </>
  )
}
