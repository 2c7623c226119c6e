import { useMediaQuery } from '@mantine/hooks'
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { cohortProgressQuery } from '../../features/ksb-grid/api/get-cohort-progress.ts'
import { CohortGrid } from '../../features/ksb-grid/components/cohort-grid.tsx'
import { GridLoading } from '../../features/ksb-grid/components/grid-loading.tsx'
import { listStandards, listVersions, toGridProgrammes } from '../../features/ksb-grid/grid-programmes.ts'
import { gridSearch } from '../../features/ksb-grid/grid-search.ts'
import { WhyPanel } from '../../features/why/components/why-panel.tsx'
import { useLiveState } from '../../lib/live/live-client.ts'
import { mappingQuery } from '../../lib/queries/get-mapping.ts'
import { CommentsOn } from './comments-on.tsx'

const route = getRouteApi('/signedIn/ksbs/$cohortId')

export function KsbsPage() {
  const { cohortId } = route.useParams()
  const { enrolment, ksb } = route.useSearch()
  const isPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  // An address sent from a desk: on a phone why stands with that enrolment's KSBs.
  if (isPhone && enrolment && ksb) {
    return (
      <Navigate to="/enrolments/$enrolmentId/ksbs" params={{ enrolmentId: enrolment }} search={{ why: ksb }} replace />
    )
  }
  return (
    <PanelBoundary failed="The KSBs did not load." loading={<GridLoading />} resetKey={cohortId}>
      <CohortKsbs cohortId={cohortId} />
    </PanelBoundary>
  )
}

function CohortKsbs({ cohortId }: { cohortId: string }) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const live = useLiveState()
  const { data: progress } = useSuspenseQuery(cohortProgressQuery(cohortId, search.show ?? 'current'))
  const mappingIds = useMemo(() => [...new Set(listVersions(progress).map(({ mappingId }) => mappingId))], [progress])
  const mappings = useSuspenseQueries({
    queries: mappingIds.map(mappingQuery),
    combine: results => results.map(({ data }) => data),
  })
  const programmes = useMemo(() => toGridProgrammes(progress, mappings), [progress, mappings])
  const standards = useMemo(() => listStandards(progress, mappings), [progress, mappings])
  return (
    <CohortGrid
      progress={progress}
      programmes={programmes}
      standards={standards}
      live={live}
      search={search}
      onSearch={change => {
        void navigate({
          to: '/ksbs/$cohortId',
          params: { cohortId },
          search: now => gridSearch({ ...now, ...change }),
          replace: true,
        })
      }}
      onOpenEnrolment={enrolmentId => {
        void navigate({ to: '/enrolments/$enrolmentId', params: { enrolmentId } })
      }}
      panel={(cell, { known, takesFocus, onClose, onStep }) => (
        <WhyPanel
          enrolmentId={cell.enrolmentId}
          ksbId={cell.ksbId}
          known={known}
          takesFocus={takesFocus}
          reader="staff"
          onClose={onClose}
          onStep={onStep}
          below={<CommentsOn subject={{ kind: 'ksb', enrolmentId: cell.enrolmentId, ksbId: cell.ksbId }} />}
        />
      )}
    />
  )
}
