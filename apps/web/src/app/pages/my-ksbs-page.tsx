import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { EnrolmentPaperMenu } from '../../components/paper-menu.tsx'
import { useMyEnrolment } from '../use-my-enrolment.ts'
import { EnrolmentSwitch } from './enrolment-switch.tsx'
import { KsbsWithWhy } from './ksbs-with-why.tsx'

const route = getRouteApi('/signedIn/my/ksbs')

export function MyKsbsPage() {
  const { enrolment } = route.useSearch()
  const mine = useMyEnrolment(enrolment)
  return (
    <>
      <PageHeader
        title="KSBs"
        below={<EnrolmentSwitch chosen={enrolment} />}
        actions={
          mine && (
            <>
              <Link to="/enrolments/$enrolmentId/gateway" params={{ enrolmentId: mine.id }}>
                Gateway
              </Link>
              <EnrolmentPaperMenu enrolmentId={mine.id} papers={['ksbs']} />
            </>
          )
        }
      />
      <PanelBoundary failed="The KSBs did not load.">
        <MyKsbs />
      </PanelBoundary>
    </>
  )
}

function MyKsbs() {
  const { enrolment: chosen, why } = route.useSearch()
  const navigate = useNavigate()
  const enrolment = useMyEnrolment(chosen)
  if (!enrolment) return <EmptyState title="You are not enrolled yet" />
  return (
    <KsbsWithWhy
      enrolmentId={enrolment.id}
      openKsbId={why ?? null}
      reader="learner"
      ownEvidenceAction={({ ksbId, code }) => (
        <Link to="/my/evidence/new" search={{ ...(chosen ? { enrolment: chosen } : {}), ksb: ksbId }}>
          Add evidence for {code}
        </Link>
      )}
      onOpen={ksbId => {
        void navigate({
          to: '/my/ksbs',
          search: now => ({ ...now, why: ksbId ?? undefined }),
          replace: ksbId === null,
        })
      }}
    />
  )
}
