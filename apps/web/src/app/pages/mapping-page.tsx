import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Beacon } from '../../components/beacon.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import classes from '../../features/mappings/components/mapping.module.css'
import { MappingView } from '../../features/mappings/components/mapping-view.tsx'
import { countMapping } from '../../features/mappings/mapping-model.ts'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'
import { plural } from '../../lib/words.ts'

const route = getRouteApi('/signedIn/mappings/$mappingId')

export function MappingPage() {
  const { mappingId } = route.useParams()
  return (
    <PanelBoundary failed="This mapping did not load." resetKey={mappingId}>
      <Mapping mappingId={mappingId} />
    </PanelBoundary>
  )
}

function Mapping({ mappingId }: { mappingId: string }) {
  const { ksb } = route.useSearch()
  const navigate = useNavigate()
  const { data: mapping } = useSuspenseQuery(mappingQuery(mappingId))
  const { standard, qualification, owner, source } = mapping
  const counts = countMapping(mapping)
  const { conflict, warning } = counts.bySeverity
  return (
    <>
      <PageHeader
        title={`${owner}’s mapping of ${qualification.number} to ${standard.reference} v${standard.version}`}
        above={
          <Breadcrumbs>
            {[
              <Link key="mappings" to="/mappings">
                Mappings
              </Link>,
              qualification.number,
            ]}
          </Breadcrumbs>
        }
        below={`Version ${mapping.version}. Read from ${owner}’s document, ${plural(source.lines, 'line', 'lines')}.`}
      />
      <ul className={classes['counts']}>
        <li>
          <strong>{standard.ksbs.length}</strong> KSBs
        </li>
        <li>
          <strong>{counts.mapped}</strong> mapped
        </li>
        <li>
          <strong>{counts.unmapped}</strong> {owner}: no mapping
        </li>
        <li>
          <strong>{counts.absent}</strong> that {owner}’s mapping does not list
        </li>
        <li>
          <strong>{counts.units}</strong> units, <strong>{counts.criteria}</strong> criteria: part of each unit
        </li>
        <li>
          <Beacon /> <strong>{conflict}</strong> {conflict === 1 ? 'conflict' : 'conflicts'} open
        </li>
        <li>
          △ <strong>{warning}</strong> {warning === 1 ? 'warning' : 'warnings'} open
        </li>
      </ul>
      <MappingView
        mapping={mapping}
        ksbId={ksb ?? null}
        onChoose={ksbId => {
          void navigate({ to: '/mappings/$mappingId', params: { mappingId }, search: { ksb: ksbId }, replace: true })
        }}
      />
    </>
  )
}
