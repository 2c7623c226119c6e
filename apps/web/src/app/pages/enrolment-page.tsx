import type { EnrolmentEmployer } from '@crosswalk/contracts'
import { Button, Group } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { Headline } from '../../components/headline.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EnrolmentPaperMenu } from '../../components/paper-menu.tsx'
import classes from '../../features/enrolments/components/enrolment.module.css'
import { EnrolmentSettings } from '../../features/enrolments/components/enrolment-settings.tsx'
import { RelationshipsPanel } from '../../features/enrolments/components/relationships-panel.tsx'
import { UnitsTable } from '../../features/enrolments/components/units-table.tsx'
import { formatDay } from '../../lib/dates.ts'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { enrolmentProgressQuery } from '../../lib/queries/get-enrolment-progress.ts'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'
import { announcedWords } from '../../lib/status-words.ts'
import { JOB_ROLE_NAMES, STATUS_NAMES } from '../../lib/words.ts'

/** Loaded when somebody chooses units: the effect of a choice is computed there. */
const ChangeUnitsForm = lazy(async () => ({
  default: (await import('../../features/enrolments/components/change-units-form.tsx')).ChangeUnitsForm,
}))

const route = getRouteApi('/signedIn/enrolments/$enrolmentId')

export function EnrolmentPage() {
  const { enrolmentId } = route.useParams()
  return (
    <PanelBoundary failed="This enrolment did not load." resetKey={enrolmentId}>
      <EnrolmentRecord enrolmentId={enrolmentId} />
    </PanelBoundary>
  )
}

function EmployerOf({ employer }: { employer: EnrolmentEmployer }) {
  const { id, name, siteName, lineManager } = employer
  return (
    <>
      <Link to="/employers/$employerId" params={{ employerId: id }}>
        {name}
      </Link>
      {siteName !== undefined && `, ${siteName}`}
      {lineManager !== undefined && `, line manager ${lineManager.name}`}
    </>
  )
}

function EnrolmentRecord({ enrolmentId }: { enrolmentId: string }) {
  const [isChoosing, setIsChoosing] = useState(false)
  const { data: enrolment } = useSuspenseQuery(enrolmentQuery(enrolmentId))
  const { data: progress } = useSuspenseQuery(enrolmentProgressQuery(enrolmentId))
  const { data: mapping } = useSuspenseQuery(mappingQuery(enrolment.programme.mappingId))
  const params = { enrolmentId }
  return (
    <>
      <PageHeader
        title={enrolment.learner.name}
        above={
          <Breadcrumbs>
            {[
              <Link key="learner" to="/learners/$learnerId" params={{ learnerId: enrolment.learner.id }}>
                {enrolment.learner.name}
              </Link>,
              enrolment.programme.name,
            ]}
          </Breadcrumbs>
        }
        below={<Headline totals={progress.totals} />}
        actions={
          <Group gap="xs">
            <EnrolmentPaperMenu enrolmentId={enrolmentId} papers={['evidence-index', 'feedback', 'ksbs', 'gateway']} />
            <Button
              variant="default"
              renderRoot={props => <Link to="/enrolments/$enrolmentId/ksbs" params={params} {...props} />}
            >
              KSBs
            </Button>
            <Button
              variant="default"
              renderRoot={props => <Link to="/enrolments/$enrolmentId/plan" params={params} {...props} />}
            >
              Plan
            </Button>
            <Button
              variant="default"
              renderRoot={props => <Link to="/enrolments/$enrolmentId/gateway" params={params} {...props} />}
            >
              Gateway
            </Button>
            {enrolment.can.assess && (
              <Button
                renderRoot={props => <Link to="/enrolments/$enrolmentId/observation" params={params} {...props} />}
              >
                Write an observation
              </Button>
            )}
          </Group>
        }
      />
      <PageBody wide>
        <dl className={classes['facts']}>
          <div>
            <dt>Programme</dt>
            <dd>
              {enrolment.programme.name}, {mapping.owner}’s mapping of {mapping.qualification.number}
            </dd>
          </div>
          <div>
            <dt>Status</dt>
            <dd>
              {STATUS_NAMES[enrolment.status]} since {formatDay(enrolment.statusSince)}
              {enrolment.expectedReturnOn !== null && `, expected back ${formatDay(enrolment.expectedReturnOn)}`}
              {enrolment.announced !== null && `. ${announcedWords(enrolment.announced, enrolment.status)}`}{' '}
              <Link to="/enrolments/$enrolmentId/status" params={params}>
                {enrolment.can.change ? 'Change the status' : 'Its history'}
              </Link>
            </dd>
          </div>
          <div>
            <dt>From</dt>
            <dd>
              {formatDay(enrolment.startsOn)}
              {enrolment.plannedEndOn !== null && ` to ${formatDay(enrolment.plannedEndOn)}, as planned`}
            </dd>
          </div>
          {enrolment.registration !== null && (
            <div>
              <dt>{mapping.owner}’s registration</dt>
              <dd>{enrolment.registration}</dd>
            </div>
          )}
          <div>
            <dt>Employer</dt>
            <dd>{enrolment.employer === undefined ? 'Not known yet' : <EmployerOf employer={enrolment.employer} />}</dd>
          </div>
          <div>
            <dt>Job role</dt>
            <dd>
              {enrolment.jobRole === null ? 'Not decided yet' : JOB_ROLE_NAMES[enrolment.jobRole]}
              {enrolment.jobRoleDecidedBy !== null && `, decided by ${enrolment.jobRoleDecidedBy.name}`}
            </dd>
          </div>
        </dl>

        <Group justify="space-between" align="end">
          <h2 id="units" className={classes['section']}>
            Units
          </h2>
          {enrolment.can.change && !isChoosing && (
            <Button variant="default" onClick={() => setIsChoosing(true)}>
              Choose units
            </Button>
          )}
        </Group>
        {isChoosing ? (
          <PanelBoundary failed="The choice of units did not load." resetKey={enrolmentId}>
            <ChangeUnitsForm enrolment={enrolment} mapping={mapping} onDone={() => setIsChoosing(false)} />
          </PanelBoundary>
        ) : (
          <UnitsTable enrolment={enrolment} mapping={mapping} />
        )}

        <h2 className={classes['section']}>People</h2>
        <RelationshipsPanel enrolment={enrolment} />

        {enrolment.can.change && (
          <>
            <h2 className={classes['section']}>Settings</h2>
            <EnrolmentSettings key={enrolment.revision} enrolment={enrolment} />
          </>
        )}
      </PageBody>
    </>
  )
}
