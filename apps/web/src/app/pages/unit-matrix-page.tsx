import { Button, Group } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Beacon } from '../../components/beacon.tsx'
import { Crossing } from '../../components/crossing.tsx'
import { FilterChip } from '../../components/filter-chip.tsx'
import { MARK_NAMES, Mark } from '../../components/mark.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { UnitPaperMenu } from '../../components/paper-menu.tsx'
import { toStripes } from '../../components/stripes.ts'
import { CriteriaList } from '../../features/unit-matrix/components/criteria-list.tsx'
import classes from '../../features/unit-matrix/components/unit-matrix.module.css'
import { UnitMatrix } from '../../features/unit-matrix/components/unit-matrix.tsx'
import { toUnitMatrix } from '../../features/unit-matrix/matrix-model.ts'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'
import { planQuery } from '../../lib/queries/get-plan.ts'
import { unitRecordQuery } from '../../lib/queries/get-unit-record.ts'
import { criteriaCount } from '../../lib/words.ts'
import { CommentsOn } from './comments-on.tsx'

// Under the matrix, and loaded after it.
const AchievementPanel = lazy(async () => ({
  default: (await import('../../features/achievements/components/achievement-panel.tsx')).AchievementPanel,
}))

// Loaded when something is planned.
const PlanDialog = lazy(async () => ({
  default: (await import('../../features/plans/components/plan-dialog.tsx')).PlanDialog,
}))

const route = getRouteApi('/signedIn/enrolments/$enrolmentId/units/$unitId')

const SHOWN_MARKS = ['accepted', 'waiting', 'referred', 'notUsed'] as const

export function UnitMatrixPage() {
  const { enrolmentId, unitId } = route.useParams()
  return (
    <PanelBoundary failed="This unit did not load." resetKey={`${enrolmentId} ${unitId}`}>
      <Unit enrolmentId={enrolmentId} unitId={unitId} />
    </PanelBoundary>
  )
}

function Unit({ enrolmentId, unitId }: { enrolmentId: string; unitId: string }) {
  const [onlyEmpty, setOnlyEmpty] = useState(false)
  const [planning, setPlanning] = useState<readonly string[] | null>(null)
  // Paper is wide, whatever the screen: a phone prints the matrix as well.
  const isPhone = useMediaQuery('screen and (max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  const Shown = isPhone ? CriteriaList : UnitMatrix
  const { data: record } = useSuspenseQuery(unitRecordQuery(enrolmentId, unitId))
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: plan } = useQuery(planQuery(enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  const matrix = useMemo(() => toUnitMatrix(record), [record])
  const codesByCriterion = useMemo(() => {
    const codes = new Map(mapping.standard.ksbs.map(ksb => [ksb.id, ksb.code]))
    const found = new Map<string, string[]>()
    for (const row of mapping.rows) {
      for (const id of row.criterionIds) found.set(id, [...(found.get(id) ?? []), codes.get(row.ksbId) ?? ''])
    }
    return found
  }, [mapping])

  const { unit } = record
  const levels = record.criteria.map(({ level }) => level)
  const accepted = levels.filter(level => level === 'accepted' || level === 'signedOff').length
  const params = { enrolmentId, unitId }
  const planned = (plan?.lines ?? []).filter(
    line => line.state === 'open' && line.criteria.some(criterion => criterion.unitId === unitId),
  )
  const isPlanned = (criterionId: string) =>
    planned.some(line => line.criteria.some(criterion => criterion.criterionId === criterionId))
  const unplanned = matrix.walked.filter(row => row.isEmpty && !isPlanned(row.criterion.criterionId))
  const canPlan = plan?.can.write ?? false
  // What was achieved elsewhere stands above what is assessed here; the way to say so is rarely wanted, and below.
  const elsewhere = (
    <PanelBoundary failed="What was achieved elsewhere did not load." loading={null}>
      <AchievementPanel record={record} />
    </PanelBoundary>
  )
  return (
    <>
      <PageHeader
        title={`Unit ${unit.number}${unit.title === null ? '' : ` ${unit.title}`}`}
        documentTitle={`Unit ${unit.number}, ${record.learner.name}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="enrolment" to="/enrolments/$enrolmentId" params={{ enrolmentId }}>
                {record.learner.name}
              </Link>,
              `${mapping.owner} ${mapping.qualification.number}`,
              `Unit ${unit.number}`,
            ]}
          </Breadcrumbs>
        }
        below={
          <span className={classes['crossingLine']}>
            <Crossing stripes={toStripes(levels)} size="sm" />
            <span>
              <strong>
                {accepted} of {levels.length} accepted
              </strong>
              {matrix.emptyRows > 0 && `, ${matrix.emptyRows} without evidence`}
            </span>
          </span>
        }
        actions={
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden="true" />}
              onClick={() => window.print()}
            >
              Print
            </Button>
            <UnitPaperMenu enrolmentId={enrolmentId} unitId={unitId} />
            <Button
              variant="default"
              renderRoot={props => (
                <Link to="/enrolments/$enrolmentId/units/$unitId/sign-off" params={params} {...props} />
              )}
            >
              To sign-off
            </Button>
            {record.can.decide && (
              <Button
                leftSection={<IconPencil size={16} aria-hidden="true" />}
                renderRoot={props => (
                  <Link
                    to="/enrolments/$enrolmentId/observation"
                    params={{ enrolmentId }}
                    search={{ unit: unitId }}
                    {...props}
                  />
                )}
              >
                Write an observation
              </Button>
            )}
          </Group>
        }
      />
      <div className={classes['legend']}>
        <ul aria-label="Marks">
          {SHOWN_MARKS.map(kind => (
            <li key={kind}>
              <Mark kind={kind} /> {MARK_NAMES[kind]} <strong>{matrix.counts[kind]}</strong>
            </li>
          ))}
        </ul>
        {planned.length > 0 && (
          <span>
            <Mark kind="planned" /> {MARK_NAMES.planned} <strong>{planned.length}</strong>
          </span>
        )}
        <span className={classes['spacer']} />
        {canPlan && unplanned.length > 1 && (
          <Button
            variant="default"
            size="xs"
            onClick={() => setPlanning(unplanned.map(row => row.criterion.criterionId))}
          >
            Plan {unplanned.length} empty rows
          </Button>
        )}
        {matrix.emptyRows > 0 && (
          <FilterChip
            label="Empty rows"
            count={matrix.emptyRows}
            icon={<Beacon />}
            isOn={onlyEmpty}
            onToggle={() => setOnlyEmpty(now => !now)}
          />
        )}
      </div>
      <PageBody wide>
        {record.achievement !== null && elsewhere}
        {!unit.complete && (
          <Notice tone="know" title="Part of the unit.">
            {unit.notHeld.length > 0
              ? `At least ${criteriaCount(unit.notHeld.length)} ${unit.notHeld.length === 1 ? 'is' : 'are'} not held here.`
              : 'The mapping names only the criteria that it uses.'}{' '}
            Check the unit’s specification.
          </Notice>
        )}
        {!record.taken && <Notice tone="know">This unit is not in the units of this enrolment.</Notice>}
        {record.criteria.length === 0 ? (
          <EmptyState title="No criterion of this unit is held here">The mapping does not name this unit.</EmptyState>
        ) : (
          <Shown
            record={record}
            matrix={matrix}
            onlyEmpty={onlyEmpty}
            waitingKsbs={criterionId => codesByCriterion.get(criterionId) ?? []}
            planned={planned}
            onPlan={canPlan ? setPlanning : undefined}
          />
        )}
        {record.achievement === null && elsewhere}
        <div className={classes['comments']}>
          <CommentsOn subject={{ kind: 'unit', enrolmentId, unitId }} />
        </div>
      </PageBody>
      {planning !== null && (
        <Suspense>
          <PlanDialog
            enrolmentId={enrolmentId}
            units={mapping.qualification.units.filter(({ id }) => enrolment.unitIds.includes(id))}
            criterionIds={planning}
            onDone={() => setPlanning(null)}
          />
        </Suspense>
      )}
    </>
  )
}
