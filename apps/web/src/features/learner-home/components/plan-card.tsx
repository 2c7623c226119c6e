import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Beacon } from '../../../components/beacon.tsx'
import { formatDay, today } from '../../../lib/dates.ts'
import { planQuery } from '../../../lib/queries/get-plan.ts'
import { plural } from '../../../lib/words.ts'
import classes from './learner-home.module.css'

/** What is planned: to be agreed to, overdue, or next. Where there is no plan, nothing. */
export function PlanCard({ enrolmentId, enrolment }: { enrolmentId: string; enrolment: string | undefined }) {
  const { data: plan } = useQuery(planQuery(enrolmentId))
  if (plan === undefined || plan.version === 0) return null
  const open = plan.lines.filter(({ state }) => state === 'open')
  const overdue = open.filter(line => line.overdue)
  const visit = plan.nextVisit !== null && plan.nextVisit.on >= today() ? plan.nextVisit : null
  if (open.length === 0 && visit === null && !plan.can.agree) return null
  return (
    <section className={classes['card']} aria-labelledby="plan-heading">
      <h2 id="plan-heading">Your plan</h2>
      {plan.can.agree && (
        <p>
          <Beacon /> {plan.savedBy?.name} asks you to agree to it.
        </p>
      )}
      {overdue.map(line => (
        <p key={line.id}>
          <Beacon /> <strong>Overdue:</strong> {line.what}, by {formatDay(line.dueNowOn)}
        </p>
      ))}
      {visit !== null && (
        <p>Next visit: {[formatDay(visit.on), visit.at, visit.place].filter(part => part !== null).join(', ')}</p>
      )}
      <Link to="/my/plan" search={enrolment ? { enrolment } : {}} className={classes['go']}>
        {plan.can.agree ? 'Read it and agree' : `See ${plural(open.length, 'line', 'lines')}`}
      </Link>
    </section>
  )
}
