import type { Evidence } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { CriteriaPicker } from '../../components/criteria-picker/criteria-picker.tsx'
import { computeEffect } from '../../components/effect-preview/compute-effect.ts'
import { effectHeadline } from '../../components/effect-preview/effect-of-decisions.tsx'
import { Headline } from '../../components/headline.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState, LoadingState } from '../../components/panel-states.tsx'
import { Plate } from '../../components/plate.tsx'
import { type StepNumber as Step, Steps } from '../../components/steps.tsx'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { useUndoDecisions } from '../../features/assessing/api/undo-decisions.ts'
import { ActBar, DecideColumn } from '../../features/observation/components/decide-column.tsx'
import { NarrativeColumn } from '../../features/observation/components/narrative-column.tsx'
import classes from '../../features/observation/components/observation.module.css'
import { listRest } from '../../features/observation/list-rest.ts'
import { doneWords, toChanges } from '../../features/observation/observation-draft.ts'
import { useObservation } from '../../features/observation/use-observation.ts'
import { isReadBy } from '../../lib/compiled-mapping.ts'
import { formatTime } from '../../lib/dates.ts'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { enrolmentProgressQuery } from '../../lib/queries/get-enrolment-progress.ts'
import { evidenceQuery } from '../../lib/queries/get-evidence.ts'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'
import { meQuery } from '../../lib/queries/get-me.ts'
import { planQuery } from '../../lib/queries/get-plan.ts'
import { toStep, toStepName } from './form-step.ts'

const RestDialog = lazy(async () => ({
  default: (await import('../../features/plans/components/rest-dialog.tsx')).RestDialog,
}))

const route = getRouteApi('/signedIn/enrolments/$enrolmentId/observation')

export function ObservationPage() {
  const { enrolmentId } = route.useParams()
  const { draft } = route.useSearch()
  return (
    <PanelBoundary failed="This enrolment did not load." resetKey={`${enrolmentId} ${draft}`}>
      {draft === undefined ? (
        <Observation key={enrolmentId} enrolmentId={enrolmentId} evidence={null} />
      ) : (
        <FromVisit key={draft} enrolmentId={enrolmentId} evidenceId={draft} />
      )}
    </PanelBoundary>
  )
}

/** Goes on with a note from a visit: the narrative on the left, the criteria on the right. */
function FromVisit({ enrolmentId, evidenceId }: { enrolmentId: string; evidenceId: string }) {
  const { data: evidence } = useSuspenseQuery(evidenceQuery(evidenceId))
  // What it was as the page was opened: while it is decided here it stays what it is on the screen.
  const [opened] = useState(evidence)
  if (opened.status !== 'draft' || opened.enrolmentId !== enrolmentId) {
    return <Navigate to="/evidence/$evidenceId" params={{ evidenceId }} replace />
  }
  return <Observation enrolmentId={enrolmentId} evidence={{ ...opened, files: evidence.files }} />
}

interface ObservationProps {
  enrolmentId: string
  /** A draft to go on with. */
  evidence: Evidence | null
}

function Observation(props: ObservationProps) {
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(props.enrolmentId))
  const { data: progress } = useSuspenseQuery(enrolmentProgressQuery(props.enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  return isReadBy(mapping, progress.row) ? <Observing {...props} /> : <LoadingState />
}

function Observing({ enrolmentId, evidence }: ObservationProps) {
  const search = route.useSearch()
  const { data: me } = useSuspenseQuery(meQuery())
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: progress } = useSuspenseQuery(enrolmentProgressQuery(enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  const navigate = useNavigate()
  const { say } = useAnnouncer()
  const undo = useUndoDecisions()
  const { row } = progress
  const back = () =>
    evidence
      ? navigate({ to: '/visits' })
      : search.unit === undefined
        ? navigate({ to: '/enrolments/$enrolmentId', params: { enrolmentId } })
        : navigate({ to: '/enrolments/$enrolmentId/units/$unitId', params: { enrolmentId, unitId: search.unit } })

  const observing = useObservation({
    enrolmentId,
    learnerId: enrolment.learner.id,
    method: search.method === 'PD' ? 'PD' : 'OB',
    evidence,
    mapping,
    row,
    onDone: written => {
      const decisionIds = written.tags.flatMap(tag => tag.decisions[0]?.id ?? [])
      say(
        `${written.reference} is written: ${doneWords(observing.decided)}${me.inTraining ? ', waiting for countersignature' : ''}.`,
        decisionIds.length > 0 ? () => undo(written.id, decisionIds) : undefined,
      )
      void navigate({ to: '/evidence/$evidenceId', params: { evidenceId: written.id } })
    },
  })
  const { draft, decided, savedAt } = observing
  // Typing comes first: what it would move follows a moment later.
  const shown = useDeferredValue(decided)
  const effect = useMemo(
    () =>
      computeEffect(
        { mapping, programme: enrolment.programme, row },
        toChanges(shown, enrolment.programme.acceptedTagsNeeded),
      ),
    [mapping, enrolment.programme, row, shown],
  )
  const { data: plan } = useQuery(planQuery(enrolmentId))
  const rest = useMemo(() => {
    const open = (plan?.lines ?? []).filter(line => line.state === 'open')
    const plannedIds = new Set(open.flatMap(line => line.criteria.map(({ criterionId }) => criterionId)))
    return listRest(observing.units, shown, plannedIds)
  }, [observing.units, shown, plan])
  const [planned, setPlanned] = useState<typeof rest | null>(null)
  const step = toStep(search.step)
  const goTo = (next: Step) => {
    void navigate({
      to: '/enrolments/$enrolmentId/observation',
      params: { enrolmentId },
      search: { ...search, step: toStepName(next) },
    })
  }
  const title = draft.method === 'OB' ? 'Write an observation' : 'Write up a professional discussion'

  return (
    <>
      <PageHeader
        title={title}
        documentTitle={`${title}, ${enrolment.learner.name}`}
        beside={evidence ? <Plate>{evidence.reference}</Plate> : <Plate tone="planned">{draft.method}</Plate>}
        above={
          <Breadcrumbs>
            {[
              <Link key="enrolment" to="/enrolments/$enrolmentId" params={{ enrolmentId }}>
                {enrolment.learner.name}
              </Link>,
              `${mapping.owner} ${mapping.qualification.number}`,
            ]}
          </Breadcrumbs>
        }
        below={<Headline totals={effect.before} />}
        actions={
          <>
            <span className={classes['quiet']}>
              {savedAt === null
                ? 'What you write stays here if you close the tab'
                : `Draft saved ${formatTime(savedAt)}`}
            </span>
            {evidence === null && !observing.isBlank && (
              <Button
                variant="default"
                onClick={() => {
                  const kept = draft
                  observing.clear()
                  say('The draft is removed.', async () => observing.change(kept))
                }}
              >
                Remove draft
              </Button>
            )}
          </>
        }
      />
      {enrolment.can.assess ? (
        <>
          <Steps
            names={{ 1: draft.method === 'OB' ? 'What you saw' : 'What was said', 2: 'Criteria', 3: 'Decide' }}
            step={step}
            onStep={goTo}
          />
          <div className={classes['columns']} data-step={step}>
            <NarrativeColumn observing={observing} />
            <div className={classes['criteria']}>
              <CriteriaPicker
                question={draft.method === 'OB' ? 'Which criteria did you see?' : 'Which criteria did it cover?'}
                mapping={mapping}
                row={row}
                chosen={draft.tags}
                onChange={observing.changeTags}
                withLocators
                startsTyped
                takesFocus={evidence !== null}
              />
            </div>
            <div className={classes['third']}>
              <DecideColumn
                observing={observing}
                effect={effect}
                isInTraining={me.inTraining}
                acceptedTagsNeeded={enrolment.programme.acceptedTagsNeeded}
                rest={rest}
                onPlanRest={() => setPlanned(rest)}
              />
              <ActBar
                observing={observing}
                step={step}
                line={decided.length > 0 ? effectHeadline(effect) : null}
                onStep={goTo}
                onLater={() => void back()}
              />
            </div>
          </div>
        </>
      ) : (
        <EmptyState title="Only an assessor of this enrolment writes and decides here">
          {enrolment.learner.name}’s assessor can.
        </EmptyState>
      )}
      {planned !== null && (
        <Suspense>
          <RestDialog
            enrolmentId={enrolmentId}
            units={mapping.qualification.units.filter(({ id }) => enrolment.unitIds.includes(id))}
            rest={planned}
            onDone={() => setPlanned(null)}
          />
        </Suspense>
      )}
    </>
  )
}
