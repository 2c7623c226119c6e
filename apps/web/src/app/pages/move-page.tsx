import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { MoveForm } from '../../features/moves/components/move-form.tsx'
import { mappingsQuery } from '../../lib/queries/list-mappings.ts'
import { programmesQuery } from '../../lib/queries/list-programmes.ts'
import { plural } from '../../lib/words.ts'

const route = getRouteApi('/signedIn/programmes/$programmeId/moves')

export function MovePage() {
  const { programmeId } = route.useParams()
  return (
    <PanelBoundary failed="This programme did not load." resetKey={programmeId}>
      <Move programmeId={programmeId} />
    </PanelBoundary>
  )
}

function Move({ programmeId }: { programmeId: string }) {
  const { mapping: wanted } = route.useSearch()
  const { data } = useSuspenseQuery(programmesQuery())
  const { data: held } = useSuspenseQuery(mappingsQuery())
  const navigate = useNavigate()
  const { say } = useAnnouncer()
  const programme = data.programmes.find(one => one.id === programmeId)
  const current = held.mappings.find(one => one.id === programme?.mappingId)
  const rootId = current?.rootId ?? current?.id
  const line = held.mappings.filter(one => (one.rootId ?? one.id) === rootId)
  const target = line.find(one => one.id === wanted) ?? line.find(one => one.newest)
  if (programme === undefined || target === undefined) {
    return <EmptyState title="There is no such programme here">Open it from the list of programmes.</EmptyState>
  }
  return (
    <>
      <PageHeader
        title={`Move ${programme.name} to version ${target.version}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="programmes" to="/programmes">
                Programmes
              </Link>,
              <Link key="mapping" to="/mappings/$mappingId" params={{ mappingId: target.id }}>
                {target.owner}’s mapping of {target.qualification.number}, version {target.version}
              </Link>,
              'Moving',
            ]}
          </Breadcrumbs>
        }
        below={
          current?.id === target.id
            ? `On version ${target.version} already; ${plural(programme.behind, 'enrolment follows', 'enrolments follow')} an earlier one.`
            : `Now on version ${current?.version} of ${target.owner}’s mapping of ${target.qualification.number}.`
        }
      />
      <PageBody wide>
        {current !== undefined && current.id !== target.id && (
          <p>
            <Link to="/mappings/$mappingId/comparison" params={{ mappingId: target.id }} search={{ with: current.id }}>
              What differs between version {current.version} and version {target.version}
            </Link>
          </p>
        )}
        <MoveForm
          programme={programme}
          mappingId={target.id}
          version={target.version}
          onMoved={moved => {
            say(`${plural(moved, 'enrolment is', 'enrolments are')} moved to version ${target.version}.`)
            void navigate({ to: '/programmes' })
          }}
        />
      </PageBody>
    </>
  )
}
