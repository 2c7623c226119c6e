import type { Enrolment } from '@crosswalk/contracts'
import { computeKsbProgress, computeTotals } from '@crosswalk/progress'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Notice } from '../../../components/notice.tsx'
import { FailedPanel, LoadingState } from '../../../components/panel-states.tsx'
import { compiledOf, isReadBy } from '../../../lib/compiled-mapping.ts'
import { formatLongDay } from '../../../lib/dates.ts'
import { enrolmentQuery } from '../../../lib/queries/get-enrolment.ts'
import { enrolmentProgressQuery } from '../../../lib/queries/get-enrolment-progress.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { waitingQuery } from '../api/get-waiting.ts'
import { findNextThing } from '../find-next-thing.ts'
import { FeedbackCard } from './feedback-card.tsx'
import classes from './learner-home.module.css'
import { NextCard } from './next-card.tsx'
import { PlanCard } from './plan-card.tsx'
import { ProgressCard } from './progress-card.tsx'

interface LearnerHomeProps {
  enrolmentId: string
  /** Said in links, where somebody has several. */
  enrolment: string | undefined
  /** Something was written in this browser and not sent. */
  hasUnsaved: boolean
}

export function LearnerHome({ enrolmentId, enrolment, hasUnsaved }: LearnerHomeProps) {
  const { data: record } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(record.programme.mappingId))
  const { data: progress } = useSuspenseQuery(enrolmentProgressQuery(enrolmentId))
  const waiting = useQuery(waitingQuery(enrolmentId))
  const { row } = progress
  if (!isReadBy(mapping, row)) return <LoadingState />
  const compiled = compiledOf(mapping)
  const ksbs = computeKsbProgress(compiled, record.programme, row)
  const totals = computeTotals(compiled, record.programme, row)

  return (
    <div className={classes['home']}>
      <div className={classes['first']}>
        <StatusNotice enrolment={record} />
        {record.can.addEvidence && row.flags.includes('jobRoleUndecided') && (
          <Notice tone="know" title="Your job role is undecided.">
            Where two KSBs are joined by and/or, both show until your centre says which applies.
          </Notice>
        )}
        {!record.can.addEvidence ? null : waiting.data ? (
          <NextCard
            next={findNextThing({ waiting: waiting.data, mapping, ksbs, row, hasUnsaved })}
            enrolment={enrolment}
            owner={mapping.owner}
            waitingForStaff={waiting.data.waitingForStaff}
          />
        ) : waiting.error ? (
          <FailedPanel
            what="What waits for you did not load."
            error={waiting.error}
            onRetry={() => {
              void waiting.refetch()
            }}
          />
        ) : (
          <LoadingState label="Looking for what waits for you" />
        )}
      </div>
      {record.can.addEvidence && <PlanCard enrolmentId={enrolmentId} enrolment={enrolment} />}
      <ProgressCard mapping={mapping} programme={record.programme} row={row} totals={totals} enrolment={enrolment} />
      {waiting.data && <FeedbackCard feedback={waiting.data.feedback} mapping={mapping} enrolment={enrolment} />}
    </div>
  )
}

/** A break, a withdrawal: said once, at the top. */
function StatusNotice({ enrolment }: { enrolment: Enrolment }) {
  const since = formatLongDay(enrolment.statusSince)
  switch (enrolment.status) {
    case 'onBreak':
      return (
        <Notice tone="know" title={`On a break since ${since}.`}>
          {enrolment.expectedReturnOn ? `Expected back on ${formatLongDay(enrolment.expectedReturnOn)}.` : null}{' '}
          Everything stays as it is.
        </Notice>
      )
    case 'withdrawn':
      return (
        <Notice tone="know" title={`Withdrawn on ${since}.`}>
          Your evidence stays here to read.
        </Notice>
      )
    case 'completed':
      return (
        <Notice tone="know" title={`Completed on ${since}.`}>
          Your evidence stays here to read.
        </Notice>
      )
    case 'gateway':
      return <Notice tone="know" title={`At the gateway since ${since}.`} />
    case 'onProgramme':
      return null
  }
}
