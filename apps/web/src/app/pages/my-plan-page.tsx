import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { LearnerPlan } from '../../features/plans/components/learner-plan.tsx'
import { planQuery } from '../../lib/queries/get-plan.ts'
import { useMyEnrolment } from '../use-my-enrolment.ts'
import { EnrolmentSwitch } from './enrolment-switch.tsx'

const route = getRouteApi('/signedIn/my/plan')

export function MyPlanPage() {
  const { enrolment } = route.useSearch()
  return (
    <>
      <PageHeader title="Plan" below={<EnrolmentSwitch chosen={enrolment} />} />
      <PageBody>
        <PanelBoundary failed="Your plan did not load.">
          <MyPlan />
        </PanelBoundary>
      </PageBody>
    </>
  )
}

function MyPlan() {
  const { enrolment: chosen } = route.useSearch()
  const enrolment = useMyEnrolment(chosen)
  if (!enrolment) return <EmptyState title="You are not enrolled yet" />
  return <PlanOf enrolmentId={enrolment.id} />
}

function PlanOf({ enrolmentId }: { enrolmentId: string }) {
  const { data: plan } = useSuspenseQuery(planQuery(enrolmentId))
  return <LearnerPlan plan={plan} />
}
