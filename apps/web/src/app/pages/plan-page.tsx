import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { StaffPlan } from '../../features/plans/components/staff-plan.tsx'
import { PLAN_SHOWN } from '../../features/plans/plan-words.ts'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'
import { planQuery } from '../../lib/queries/get-plan.ts'

const route = getRouteApi('/signedIn/enrolments/$enrolmentId/plan')

export function PlanPage() {
  const { enrolmentId } = route.useParams()
  return (
    <PanelBoundary failed="The plan did not load." resetKey={enrolmentId}>
      <PlanOf enrolmentId={enrolmentId} />
    </PanelBoundary>
  )
}

function PlanOf({ enrolmentId }: { enrolmentId: string }) {
  const { show } = route.useSearch()
  const navigate = useNavigate()
  const { data: plan } = useSuspenseQuery(planQuery(enrolmentId))
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  const units = mapping.qualification.units.filter(({ id }) => enrolment.unitIds.includes(id))
  return (
    <>
      <PageHeader
        title="Plan"
        documentTitle={`Plan, ${plan.learner.name}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="enrolment" to="/enrolments/$enrolmentId" params={{ enrolmentId }}>
                {plan.learner.name}
              </Link>,
              'Plan',
            ]}
          </Breadcrumbs>
        }
      />
      <PageBody>
        <StaffPlan
          plan={plan}
          units={units}
          show={PLAN_SHOWN.find(each => each === show) ?? null}
          onShow={next => {
            void navigate({
              to: '/enrolments/$enrolmentId/plan',
              params: { enrolmentId },
              search: { show: next ?? undefined },
              replace: true,
            })
          }}
        />
      </PageBody>
    </>
  )
}
