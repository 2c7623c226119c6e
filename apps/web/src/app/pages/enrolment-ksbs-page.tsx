import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { EnrolmentPaperMenu } from '../../components/paper-menu.tsx'
import { enrolmentQuery } from '../../lib/queries/get-enrolment.ts'
import { KsbsWithWhy } from './ksbs-with-why.tsx'

const route = getRouteApi('/signedIn/enrolments/$enrolmentId/ksbs')

export function EnrolmentKsbsPage() {
  const { enrolmentId } = route.useParams()
  const { why } = route.useSearch()
  const navigate = useNavigate()
  const { data: enrolment } = useQuery(enrolmentQuery(enrolmentId))
  return (
    <>
      <PageHeader
        title="KSBs"
        documentTitle={enrolment ? `${enrolment.learner.name}, KSBs` : 'KSBs'}
        above={
          enrolment && (
            <Breadcrumbs>
              {[
                <Link key="learner" to="/enrolments/$enrolmentId" params={{ enrolmentId }}>
                  {enrolment.learner.name}
                </Link>,
                enrolment.programme.name,
              ]}
            </Breadcrumbs>
          )
        }
        actions={<EnrolmentPaperMenu enrolmentId={enrolmentId} papers={['ksbs']} />}
      />
      <KsbsWithWhy
        enrolmentId={enrolmentId}
        openKsbId={why ?? null}
        reader="staff"
        onOpen={ksbId => {
          void navigate({
            to: '/enrolments/$enrolmentId/ksbs',
            params: { enrolmentId },
            search: ksbId ? { why: ksbId } : {},
            replace: ksbId === null,
          })
        }}
      />
    </>
  )
}
