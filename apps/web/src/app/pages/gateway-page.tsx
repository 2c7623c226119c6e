import { Button, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Headline } from '../../components/headline.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EnrolmentPaperMenu } from '../../components/paper-menu.tsx'
import { gatewayQuery } from '../../features/gateway/api/get-gateway.ts'
import { AskEmployer } from '../../features/gateway/components/ask-employer.tsx'
import classes from '../../features/gateway/components/gateway.module.css'
import { GatewayKsbs } from '../../features/gateway/components/gateway-ksbs.tsx'
import { GatewayLines } from '../../features/gateway/components/gateway-lines.tsx'
import { GatewaySignatures } from '../../features/gateway/components/gateway-signatures.tsx'
import { formatDay } from '../../lib/dates.ts'
import { STATUS_NAMES } from '../../lib/words.ts'
import { useRoles } from '../use-roles.ts'

const route = getRouteApi('/signedIn/enrolments/$enrolmentId/gateway')

export function GatewayPage() {
  const { enrolmentId } = route.useParams()
  return (
    <PanelBoundary failed="The gateway page did not load." resetKey={enrolmentId}>
      <GatewayRecord enrolmentId={enrolmentId} />
    </PanelBoundary>
  )
}

function GatewayRecord({ enrolmentId }: { enrolmentId: string }) {
  const { data: gateway } = useSuspenseQuery(gatewayQuery(enrolmentId))
  const isStaff = useRoles().some(role => role !== 'learner')
  const { standard, qualification, employer, words, missing } = gateway
  const title = words.gateway.charAt(0).toUpperCase() + words.gateway.slice(1)
  return (
    <>
      <PageHeader
        title={`${gateway.learnerName}: ${words.gateway}`}
        documentTitle={`${gateway.learnerName}, ${words.gateway}`}
        above={
          <Breadcrumbs>
            {[
              isStaff ? (
                <Link key="learner" to="/enrolments/$enrolmentId" params={{ enrolmentId }}>
                  {gateway.learnerName}
                </Link>
              ) : (
                <Link key="home" to="/my">
                  Home
                </Link>
              ),
              title,
            ]}
          </Breadcrumbs>
        }
        below={<Headline totals={gateway.totals} />}
        actions={
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden="true" />}
              onClick={() => window.print()}
            >
              Print
            </Button>
            <EnrolmentPaperMenu enrolmentId={enrolmentId} papers={['gateway']} />
          </Group>
        }
      />
      <PageBody>
        <dl className={classes['facts']}>
          <Fact name="Standard">
            {standard.title}, {standard.reference} v{standard.version}
          </Fact>
          <Fact name="Qualification">
            {qualification.title}, {qualification.number}
          </Fact>
          <Fact name="Centre">{gateway.centreName}</Fact>
          <Fact name="Employer">
            {employer === null
              ? 'Not recorded'
              : [employer.name, employer.siteName, employer.lineManager?.name].filter(Boolean).join(', ')}
          </Fact>
          <Fact name="Programme">
            {formatDay(gateway.startsOn)}
            {gateway.plannedEndOn !== null && ` to ${formatDay(gateway.plannedEndOn)}, as planned`}
          </Fact>
          <Fact name="Status">{STATUS_NAMES[gateway.status]}</Fact>
        </dl>
        {missing.length > 0 && (
          <Notice tone="act" title="Still missing:">
            {missing.join('. ')}.
          </Notice>
        )}
        <h2 className={classes['section']}>Before the {words.assessment}</h2>
        <GatewayLines gateway={gateway} />
        <h2 className={classes['section']}>Signatures</h2>
        <GatewaySignatures gateway={gateway} />
        {gateway.can.askEmployer && (
          <div className={classes['screenOnly']}>
            <h2 className={classes['section']}>Ask the employer</h2>
            <AskEmployer gateway={gateway} />
          </div>
        )}
        <h2 className={classes['section']}>Knowledge, skills and behaviours</h2>
        <GatewayKsbs gateway={gateway} />
      </PageBody>
    </>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
