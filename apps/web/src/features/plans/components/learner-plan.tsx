import type { Plan } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { formatLongDay, today } from '../../../lib/dates.ts'
import { useAgreePlan } from '../api/agree-plan.ts'
import { orderLines } from '../plan-words.ts'
import classes from './plan.module.css'
import { PlanLines } from './plan-lines.tsx'

/** What the learner and their assessor mean to do next, and one act to agree to it. */
export function LearnerPlan({ plan }: { plan: Plan }) {
  const agree = useAgreePlan(plan.enrolmentId)
  if (plan.version === 0) {
    return (
      <EmptyState title="Nothing is planned yet">
        Your assessor or tutor writes the plan, and you agree to it here.
      </EmptyState>
    )
  }
  const { nextVisit, agreed } = plan
  return (
    <>
      {plan.can.agree && (
        <Notice
          tone="act"
          title={agreed === null ? 'Do you agree to this plan?' : 'The plan has changed since you agreed.'}
          action={
            <Button loading={agree.isPending} onClick={() => agree.mutate(plan.version)}>
              I agree
            </Button>
          }
        >
          Saved by {plan.savedBy?.name}. If something is wrong with it, tell them before you agree.
        </Notice>
      )}
      <ActFailed error={agree.error} />
      {agreed?.version === plan.version && (
        <Notice tone="know" announce={agree.isSuccess}>
          You agreed to it on {formatLongDay(agreed.at)}.
        </Notice>
      )}
      {nextVisit !== null && nextVisit.on >= today() && (
        <div className={classes['card']}>
          <p>
            <strong>Next visit: </strong>
            {[formatLongDay(nextVisit.on), nextVisit.at, nextVisit.place].filter(part => part !== null).join(', ')}
          </p>
        </div>
      )}
      <PlanLines enrolmentId={plan.enrolmentId} lines={orderLines(plan.lines)} />
    </>
  )
}
