import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { LoadForm } from '../../features/criteria-loading/components/load-form.tsx'
import { mappingsQuery } from '../../lib/queries/list-mappings.ts'

const route = getRouteApi('/signedIn/qualifications/$qualificationId/criteria')

export function LoadCriteriaPage() {
  const { qualificationId } = route.useParams()
  return (
    <PanelBoundary failed="This qualification did not load." resetKey={qualificationId}>
      <LoadCriteria qualificationId={qualificationId} />
    </PanelBoundary>
  )
}

function LoadCriteria({ qualificationId }: { qualificationId: string }) {
  const { mapping: mappingId } = route.useSearch()
  const { data } = useSuspenseQuery(mappingsQuery())
  const navigate = useNavigate()
  const { say } = useAnnouncer()
  const mapping =
    data.mappings.find(one => one.id === mappingId) ??
    data.mappings.find(one => one.qualification.id === qualificationId)
  return (
    <>
      <PageHeader
        title={`Load criteria${mapping ? ` of ${mapping.qualification.number}` : ''}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="mappings" to="/mappings">
                Mappings
              </Link>,
              ...(mapping
                ? [
                    <Link key="mapping" to="/mappings/$mappingId" params={{ mappingId: mapping.id }}>
                      {mapping.qualification.number}
                    </Link>,
                  ]
                : []),
              'Load criteria',
            ]}
          </Breadcrumbs>
        }
        below="Of one unit or several, from the specification. A mapping names only the criteria that it uses."
      />
      <PageBody>
        <LoadForm
          qualificationId={qualificationId}
          onLoaded={version => {
            say(`Loaded as version ${version} of the qualification. Publish the mapping over it next.`)
            if (mapping) void navigate({ to: '/mappings/$mappingId', params: { mappingId: mapping.id } })
          }}
        />
      </PageBody>
    </>
  )
}
