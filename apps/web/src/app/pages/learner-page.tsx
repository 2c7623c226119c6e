import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { learnerQuery } from '../../features/learners/api/get-learner.ts'
import { EVIDENCE_SHOWN, LearnerRecord } from '../../features/learners/components/learner-record.tsx'

const route = getRouteApi('/signedIn/learners/$learnerId')

const toShow = (show: string | undefined) => EVIDENCE_SHOWN.find(each => each === show) ?? null

export function LearnerPage() {
  const { learnerId } = route.useParams()
  return (
    <PanelBoundary failed="This learner did not load." resetKey={learnerId}>
      <Learner learnerId={learnerId} />
    </PanelBoundary>
  )
}

function Learner({ learnerId }: { learnerId: string }) {
  const { show, enrolment } = route.useSearch()
  const navigate = useNavigate()
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
        <LearnerRecord
          learnerId={learnerId}
          enrolmentId={enrolment}
          show={toShow(show)}
          onShow={next => {
            void navigate({
              to: '/learners/$learnerId',
              params: { learnerId },
              search: now => ({ ...now, show: next ?? undefined }),
              replace: true,
            })
          }}
        />
      </PageBody>
    </>
  )
}
