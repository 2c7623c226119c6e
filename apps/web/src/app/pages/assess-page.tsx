import { METHOD_NAMES } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy } from 'react'
import { Breadcrumbs, PageHeader } from '../../components/page-header.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { AssessItem } from '../../features/assessing/components/assess-item.tsx'
import { useAssessing } from '../../features/assessing/use-assessing.ts'
import { ConfidentialMark } from '../../features/confidential/components/confidential-mark.tsx'
import { RecordStanding } from '../../features/record-answer/components/record-standing.tsx'
import { toAssessQuery } from '../../features/to-assess/api/list-to-assess.ts'
import { formatInstant, formatLongDay } from '../../lib/dates.ts'
import { meQuery } from '../../lib/queries/get-me.ts'
import { useRoles } from '../use-roles.ts'
import { CommentsOn } from './comments-on.tsx'

/** Of an item that comes again after a referral alone. */
const WhatChanged = lazy(async () => ({
  default: (await import('../../features/resubmission/components/what-changed.tsx')).WhatChanged,
}))

const route = getRouteApi('/signedIn/evidence/$evidenceId')

export function AssessPage() {
  const { evidenceId } = route.useParams()
  return (
    <PanelBoundary failed="This evidence did not load." resetKey={evidenceId}>
      <Item key={evidenceId} evidenceId={evidenceId} />
    </PanelBoundary>
  )
}

function Item({ evidenceId }: { evidenceId: string }) {
  const isAssessor = useRoles().includes('assessor')
  const { data: me } = useSuspenseQuery(meQuery())
  const assessing = useAssessing(evidenceId)
  const navigate = useNavigate()
  const queue = useQueue(evidenceId, isAssessor)
  const { evidence } = assessing
  const wasReferred = evidence.tags.some(tag => tag.decisions.some(decision => decision.endedBy === 'resubmission'))
  const open = (id: string | undefined) =>
    id === undefined
      ? navigate({ to: '/to-assess' })
      : navigate({ to: '/evidence/$evidenceId', params: { evidenceId: id } })
  const learner = (
    <Link key="learner" to="/learners/$learnerId" params={{ learnerId: evidence.learner.id }}>
      {evidence.learner.name}
    </Link>
  )
  return (
    <>
      <PageHeader
        title={`${evidence.reference} ${evidence.title}`}
        documentTitle={`${evidence.reference}, ${evidence.learner.name}`}
        above={
          <Breadcrumbs>
            {isAssessor
              ? [
                  <Link key="queue" to="/to-assess">
                    To assess
                  </Link>,
                  learner,
                ]
              : [learner]}
          </Breadcrumbs>
        }
        below={
          <>
            {queue.position !== null && (
              <>
                <strong>
                  {queue.position} of {queue.total}
                </strong>{' '}
                to assess ·{' '}
              </>
            )}
            {METHOD_NAMES[evidence.method]}
            {evidence.occurredOn && `, ${formatLongDay(evidence.occurredOn)}`}
            {evidence.submittedAt === null ? ' · draft' : ` · submitted ${formatInstant(evidence.submittedAt)}`}
            {wasReferred && ', again after a referral'}
            {evidence.author.kind !== 'learner' && ` · written by ${evidence.author.name}`}
          </>
        }
        actions={
          <>
            {evidence.can.erase && (
              <Button
                variant="subtle"
                color="brick"
                onClick={() => void navigate({ to: '/evidence/$evidenceId/erase', params: { evidenceId } })}
              >
                Erase
              </Button>
            )}
            {queue.next && (
              <Button
                variant="subtle"
                rightSection={<IconChevronRight size={16} aria-hidden="true" />}
                onClick={() => void open(queue.next?.evidenceId)}
              >
                Next: {queue.next.learner.name}, {queue.next.reference}
              </Button>
            )}
          </>
        }
      />
      <AssessItem
        assessing={assessing}
        isInTraining={me.inTraining}
        hasNext={queue.next !== undefined}
        onNext={() => void open(queue.next?.evidenceId)}
        onLater={() => void open(undefined)}
        above={
          <>
            {evidence.record && <RecordStanding evidence={evidence} />}
            {wasReferred && (
              <PanelBoundary failed="What changed did not load." resetKey={evidence.id}>
                <WhatChanged
                  evidenceId={evidence.id}
                  nameOf={({ criterionId, ksbId }) =>
                    assessing.rows.find(({ tag }) => tag.criterionId === criterionId && tag.ksbId === ksbId)?.target ??
                    'a target that is no longer tagged'
                  }
                />
              </PanelBoundary>
            )}
          </>
        }
        below={
          <>
            <ConfidentialMark evidence={evidence} />
            <CommentsOn subject={{ kind: 'evidence', evidenceId }} />
          </>
        }
      />
    </>
  )
}

/** Where this item stands in the queue, and what comes after it. */
function useQueue(evidenceId: string, isAssessor: boolean) {
  const { data } = useInfiniteQuery({ ...toAssessQuery(), enabled: isAssessor })
  const items = data?.pages.flatMap(page => page.items) ?? []
  const at = items.findIndex(item => item.evidenceId === evidenceId)
  const isOther = (item: (typeof items)[number]) => item.evidenceId !== evidenceId
  const next = items.slice(at + 1).find(isOther) ?? items.find(isOther)
  return { position: at === -1 ? null : at + 1, total: data?.pages[0]?.total ?? 0, next }
}
