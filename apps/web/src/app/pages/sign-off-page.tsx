import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Crossing } from '../../components/crossing.tsx'
import { Notice } from '../../components/notice.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { toStripes } from '../../components/stripes.ts'
import { AchievementPanel } from '../../features/achievements/components/achievement-panel.tsx'
import { CriteriaTable } from '../../features/sign-off/components/criteria-table.tsx'
import { Declaration } from '../../features/sign-off/components/declaration.tsx'
import { ThingsInTheWay } from '../../features/sign-off/components/in-the-way.tsx'
import classes from '../../features/sign-off/components/sign-off.module.css'
import { Signatures } from '../../features/sign-off/components/signatures.tsx'
import { addedSinceWords, notHeldWords, toSigning, toThingsInTheWay } from '../../features/sign-off/sign-off-words.ts'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'
import { unitRecordQuery } from '../../lib/queries/get-unit-record.ts'

const route = getRouteApi('/signedIn/enrolments/$enrolmentId/units/$unitId/sign-off')

export function SignOffPage() {
  const { enrolmentId, unitId } = route.useParams()
  return (
    <PanelBoundary failed="This unit did not load." resetKey={`${enrolmentId} ${unitId}`}>
      <Unit key={`${enrolmentId} ${unitId}`} enrolmentId={enrolmentId} unitId={unitId} />
    </PanelBoundary>
  )
}

function Unit({ enrolmentId, unitId }: { enrolmentId: string; unitId: string }) {
  const { data: record } = useSuspenseQuery(unitRecordQuery(enrolmentId, unitId))
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  const { unit } = record
  const levels = record.criteria.map(({ level }) => level)
  const accepted = levels.filter(level => level === 'accepted' || level === 'signedOff').length
  const signedOff = levels.filter(level => level === 'signedOff').length
  const things = toThingsInTheWay(record)
  const signing = toSigning(record)
  const notHeld = notHeldWords(unit)
  const addedSince = addedSinceWords(record)
  const params = { enrolmentId, unitId }
  return (
    <>
      <PageHeader
        title={`Unit ${unit.number}${unit.title === null ? '' : ` ${unit.title}`}`}
        documentTitle={`Sign off Unit ${unit.number}, ${record.learner.name}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="enrolment" to="/enrolments/$enrolmentId" params={{ enrolmentId }}>
                {record.learner.name}
              </Link>,
              `${mapping.owner} ${mapping.qualification.number}`,
              <Link key="unit" to="/enrolments/$enrolmentId/units/$unitId" params={params}>
                Unit {unit.number}
              </Link>,
              'Sign-off',
            ]}
          </Breadcrumbs>
        }
        below={
          <span className={classes['headLine']}>
            <Crossing stripes={toStripes(levels)} size="sm" />
            <span>
              <strong>
                {accepted} of {levels.length} accepted
              </strong>
              {signedOff > 0 && `, ${signedOff} signed off`}
            </span>
          </span>
        }
        actions={
          <Button
            variant="default"
            renderRoot={props => <Link to="/enrolments/$enrolmentId/units/$unitId" params={params} {...props} />}
          >
            Criteria and evidence
          </Button>
        }
      />
      <div className={classes['columns']}>
        <aside className={classes['aside']} aria-label="Sign-off">
          {(signing !== 'signed' || things.length > 0) && (
            <ThingsInTheWay
              things={things}
              enrolmentId={enrolmentId}
              unitId={unitId}
              canWrite={record.can.decide && record.can.addEvidence}
            />
          )}
          <Signatures record={record} things={things.length} />
          {signing !== 'signed' && <Declaration record={record} signing={signing} things={things.length} />}
        </aside>
        <div className={classes['main']}>
          {notHeld !== null && (
            <Notice tone="know" title="Part of the unit.">
              {notHeld} Check the unit’s specification first.
            </Notice>
          )}
          {addedSince !== null && (
            <Notice tone="act" title="Criteria were added.">
              {addedSince}
            </Notice>
          )}
          {record.achievement !== null && <AchievementPanel record={record} />}
          {record.criteria.length === 0 ? (
            <EmptyState title="No criterion of this unit is held here">The mapping does not name this unit.</EmptyState>
          ) : (
            <>
              {record.evidence.length === 0 && record.achievement === null && (
                <Notice tone="act">No criterion has evidence yet.</Notice>
              )}
              <CriteriaTable record={record} />
            </>
          )}
          {record.achievement === null && <AchievementPanel record={record} />}
        </div>
      </div>
    </>
  )
}
