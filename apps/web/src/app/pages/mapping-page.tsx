import { Button } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Beacon } from '../../components/beacon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { useAnnouncer } from '../../components/undo-bar.tsx'
import { mappingDraftQuery } from '../../features/mappings/api/get-mapping-draft.ts'
import { settlementsQuery } from '../../features/mappings/api/list-settlements.ts'
import type { Settling } from '../../features/mappings/components/discrepancies.tsx'
import classes from '../../features/mappings/components/mapping.module.css'
import { MappingView } from '../../features/mappings/components/mapping-view.tsx'
import { PublishDialog } from '../../features/mappings/components/publish-dialog.tsx'
import { countMapping } from '../../features/mappings/mapping-model.ts'
import { BehindNotices } from '../../features/moves/components/behind-notices.tsx'
import { type MappingReply, mappingQuery } from '../../lib/queries/get-mapping.ts'
import { meQuery } from '../../lib/queries/get-me.ts'
import { mappingsQuery } from '../../lib/queries/list-mappings.ts'
import { plural } from '../../lib/words.ts'
import { useRoles } from '../use-roles.ts'

const route = getRouteApi('/signedIn/mappings/$mappingId')

export function MappingPage() {
  const { mappingId } = route.useParams()
  return (
    <PanelBoundary failed="This mapping did not load." resetKey={mappingId}>
      <Mapping mappingId={mappingId} />
    </PanelBoundary>
  )
}

/** A manager reads the newest version as the draft of the next one; everybody else, and an older version, as published. */
function Mapping({ mappingId }: { mappingId: string }) {
  const { data } = useSuspenseQuery(mappingsQuery())
  const manages = useRoles().includes('centreManager')
  const isNewest = data.mappings.find(one => one.id === mappingId)?.newest ?? false
  return manages && isNewest ? <DraftMapping mappingId={mappingId} /> : <PublishedMapping mappingId={mappingId} />
}

function DraftMapping({ mappingId }: { mappingId: string }) {
  const { data: draft } = useSuspenseQuery(mappingDraftQuery(mappingId))
  const { data: published } = useSuspenseQuery(mappingQuery(mappingId))
  const [isPublishing, setPublishing] = useState(false)
  const navigate = useNavigate()
  const { say } = useAnnouncer()
  const hasChanges = draft.changes.length > 0
  const mapping: MappingReply = { ...draft.mapping, id: mappingId }
  const { qualification } = mapping
  return (
    <MappingScreen
      mapping={hasChanges ? mapping : { ...mapping, version: published.version, status: 'published' }}
      settlements={draft.settlements}
      settling={{ mappingId, choices: draft.choices }}
      below={
        hasChanges
          ? `Version ${mapping.version}, draft. Version ${draft.published.version} stays in use until you publish.`
          : `Version ${published.version}.`
      }
      actions={
        <>
          <CompareVersions mappingId={mappingId} />
          <Button
            variant="default"
            renderRoot={props => (
              <Link
                to="/qualifications/$qualificationId/criteria"
                params={{ qualificationId: qualification.id }}
                search={{ mapping: mappingId }}
                {...props}
              />
            )}
          >
            Load criteria
          </Button>
          {hasChanges && <Button onClick={() => setPublishing(true)}>Publish version {mapping.version}</Button>}
        </>
      }
      notices={
        <>
          {hasChanges && (
            <Notice tone="know" title={`Not published: ${plural(draft.changes.length, 'change', 'changes')}.`}>
              {draft.changes.join(' ')}
            </Notice>
          )}
          <BehindNotices mappingId={mappingId} version={draft.published.version} rootId={draft.rootId} />
        </>
      }
    >
      <PublishDialog
        mappingId={mappingId}
        draft={draft}
        isOpen={isPublishing}
        onClose={() => setPublishing(false)}
        onPublished={id => {
          setPublishing(false)
          say(`Version ${mapping.version} is published. No enrolment has moved.`)
          void navigate({ to: '/mappings/$mappingId', params: { mappingId: id } })
        }}
      />
    </MappingScreen>
  )
}

function PublishedMapping({ mappingId }: { mappingId: string }) {
  const { data: mapping } = useSuspenseQuery(mappingQuery(mappingId))
  const { data } = useSuspenseQuery(mappingsQuery())
  const isStaff = useRoles().some(role => role !== 'learner')
  const settlements = useQuery({
    ...settlementsQuery(mappingId),
    enabled: isStaff && mapping.own !== undefined,
  })
  const rootId = mapping.own?.rootId ?? mapping.id
  const newest = data.mappings.find(one => one.newest && (one.rootId ?? one.id) === rootId)
  return (
    <MappingScreen
      mapping={mapping}
      settlements={settlements.data?.settlements ?? []}
      settling={null}
      below={`Version ${mapping.version}.`}
      actions={isStaff && <CompareVersions mappingId={mappingId} />}
      notices={
        newest !== undefined &&
        newest.id !== mappingId && (
          <Notice tone="know">
            <Link to="/mappings/$mappingId" params={{ mappingId: newest.id }}>
              Version {newest.version}
            </Link>{' '}
            is newer.
          </Notice>
        )
      }
    />
  )
}

/** Where there is another version to compare with. */
function CompareVersions({ mappingId }: { mappingId: string }) {
  const { data } = useSuspenseQuery(mappingsQuery())
  const rootOf = (one: (typeof data.mappings)[number] | undefined) => one?.rootId ?? one?.id
  const rootId = rootOf(data.mappings.find(one => one.id === mappingId))
  if (data.mappings.filter(one => rootOf(one) === rootId).length < 2) return null
  return (
    <Button
      variant="default"
      renderRoot={props => <Link to="/mappings/$mappingId/comparison" params={{ mappingId }} {...props} />}
    >
      Compare versions
    </Button>
  )
}

interface MappingScreenProps {
  mapping: MappingReply
  settlements: Parameters<typeof MappingView>[0]['settlements']
  settling: Settling | null
  below: string
  actions?: ReactNode
  notices?: ReactNode
  children?: ReactNode
}

function MappingScreen({ mapping, settlements, settling, below, actions, notices, children }: MappingScreenProps) {
  const { ksb } = route.useSearch()
  const { mappingId } = route.useParams()
  const navigate = useNavigate()
  const { data: me } = useSuspenseQuery(meQuery())
  const { standard, qualification, owner, source, own } = mapping
  const counts = countMapping(mapping)
  const { conflict, warning } = counts.bySeverity
  const isPart = qualification.units.some(unit => unit.criteria.length > 0 && !unit.complete)
  const hasSettled =
    mapping.discrepancies.some(one => one.settlement) || mapping.rows.some(row => row.rule.kind !== 'all')
  const whose = own !== undefined && hasSettled ? `, with ${me.centre.name}’s settlements` : ''
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
        below={`${owner}’s mapping${whose}. ${below} Read from ${owner}’s document, ${plural(source.lines, 'line', 'lines')}.`}
        actions={actions}
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
          <strong>{counts.units}</strong> units, <strong>{counts.criteria}</strong> criteria
          {isPart && ': part of some units'}
        </li>
        <li>
          <Beacon /> <strong>{conflict}</strong> {conflict === 1 ? 'conflict' : 'conflicts'} open
        </li>
        <li>
          △ <strong>{warning}</strong> {warning === 1 ? 'warning' : 'warnings'} open
        </li>
      </ul>
      <div className={classes['notices']}>{notices}</div>
      <MappingView
        mapping={mapping}
        ksbId={ksb ?? null}
        settlements={settlements}
        settling={settling}
        onChoose={ksbId => {
          void navigate({ to: '/mappings/$mappingId', params: { mappingId }, search: { ksb: ksbId }, replace: true })
        }}
      />
      {children}
    </>
  )
}
