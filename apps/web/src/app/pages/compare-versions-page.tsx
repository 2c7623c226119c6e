import { Group, Select } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { PageBody } from '../../components/page-body.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { EmptyState } from '../../components/panel-states.tsx'
import { VersionComparison } from '../../features/mappings/components/version-comparison.tsx'
import { mappingsQuery } from '../../lib/queries/list-mappings.ts'

const route = getRouteApi('/signedIn/mappings/$mappingId/comparison')

export function CompareVersionsPage() {
  const { mappingId } = route.useParams()
  return (
    <PanelBoundary failed="This mapping did not load." resetKey={mappingId}>
      <Comparison afterId={mappingId} />
    </PanelBoundary>
  )
}

/** Against the version before, unless the address names another. */
function Comparison({ afterId }: { afterId: string }) {
  const { with: wanted } = route.useSearch()
  const { data } = useSuspenseQuery(mappingsQuery())
  const navigate = useNavigate()
  const after = data.mappings.find(one => one.id === afterId)
  if (after === undefined)
    return <EmptyState title="There is no such mapping here">Open it from the mappings.</EmptyState>
  const rootId = after.rootId ?? after.id
  const line = data.mappings.filter(one => (one.rootId ?? one.id) === rootId).sort((a, b) => a.version - b.version)
  const others = line.filter(one => one.id !== afterId)
  const before =
    others.find(one => one.id === wanted) ?? others.findLast(one => one.version < after.version) ?? others.at(0)
  const open = (beforeId: string | undefined, id: string) =>
    void navigate({
      to: '/mappings/$mappingId/comparison',
      params: { mappingId: id },
      search: { with: beforeId },
      replace: true,
    })
  const options = (held: typeof line) => held.map(one => ({ value: one.id, label: `Version ${one.version}` }))
  return (
    <>
      <PageHeader
        title={before === undefined ? 'Compare versions' : `Version ${after.version} beside version ${before.version}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="mappings" to="/mappings">
                Mappings
              </Link>,
              <Link key="mapping" to="/mappings/$mappingId" params={{ mappingId: afterId }}>
                {after.qualification.number}, version {after.version}
              </Link>,
              'Compare',
            ]}
          </Breadcrumbs>
        }
        below={`${after.owner}’s mapping of ${after.qualification.number} to ${after.standard.reference} v${after.standard.version}. The document’s words are the same in every version.`}
      />
      <PageBody wide>
        {before === undefined ? (
          <EmptyState title="There is one version so far">
            Settle what is odd or load criteria, and publish: then there are two to compare.
          </EmptyState>
        ) : (
          <>
            <Group align="end" gap="md">
              <Select
                label="From"
                allowDeselect={false}
                data={options(others)}
                value={before.id}
                onChange={id => id !== null && open(id, afterId)}
              />
              <Select
                label="To"
                allowDeselect={false}
                data={options(line.filter(one => one.id !== before.id))}
                value={afterId}
                onChange={id => id !== null && open(before.id, id)}
              />
            </Group>
            <PanelBoundary failed="The versions did not load." resetKey={`${before.id} ${afterId}`}>
              <VersionComparison beforeId={before.id} afterId={afterId} />
            </PanelBoundary>
          </>
        )}
      </PageBody>
    </>
  )
}
