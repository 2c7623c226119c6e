/** What a live event does to the query cache: a row takes the place of the one held, a notice makes its keys stale. */
import {
  type Evidence,
  type getCohortProgress,
  type getEnrolmentProgress,
  hasEnded,
  type LiveEvent,
  type ReplyOf,
} from '@crosswalk/contracts'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { keys } from '../query-keys.ts'

type CohortProgress = ReplyOf<typeof getCohortProgress>
type EnrolmentProgress = ReplyOf<typeof getEnrolmentProgress>
type Row = Extract<LiveEvent, { event: 'row' }>['data']
type Notice = Extract<LiveEvent, { event: 'notice' }>['data']

export function applyLiveEvents(queryClient: QueryClient, events: readonly LiveEvent[]): void {
  for (const event of events) {
    switch (event.event) {
      case 'row':
        takeRow(queryClient, event.data)
        break
      case 'gone':
        dropEnrolment(queryClient, event.data.enrolmentId)
        break
      case 'reset':
        // Nothing held can be trusted to be whole: what is on screen is fetched afresh, the rest when it is opened.
        void queryClient.invalidateQueries()
        break
      case 'notice':
        for (const key of keysOfNotice(event.data)) void queryClient.invalidateQueries({ queryKey: key })
        break
    }
  }
}

/** A stream is open (again): fetch what may have changed unseen. Rows were replayed if it goes on where it stopped. */
export function refetchAfterOpen(queryClient: QueryClient, opened: { isResumed: boolean }): void {
  void queryClient.invalidateQueries({
    predicate: query => !(opened.isResumed && query.queryKey[0] === keys.cohortProgresses()[0]),
  })
}

function takeRow(queryClient: QueryClient, row: Row): void {
  const cohorts = queryClient.getQueriesData<CohortProgress>({ queryKey: keys.cohortProgresses() })
  for (const [key, held] of cohorts) {
    if (!held) continue
    const next = replaceRow(held, row)
    if (next === 'unknownProgramme') void queryClient.invalidateQueries({ queryKey: key })
    else queryClient.setQueryData<CohortProgress>(key, next)
  }

  const progress = queryClient.getQueryData<EnrolmentProgress>(keys.enrolmentProgress(row.enrolmentId))
  if (progress && progress.row.programmeVersion !== row.programmeVersion) {
    // Moved to another version: record, mapping and row are fetched together before anything is drawn.
    void queryClient.resetQueries({ queryKey: keys.enrolment(row.enrolmentId) })
    return
  }
  queryClient.setQueryData<EnrolmentProgress>(keys.enrolmentProgress(row.enrolmentId), held =>
    held && row.sequence > held.row.sequence ? { ...held, row } : held,
  )
  // Totals, reasons and lists of this enrolment rest on more than the row.
  void queryClient.invalidateQueries({ queryKey: keys.enrolment(row.enrolmentId) })
  // A referral is closed, or asks again, as its criterion is accepted from another item, or is so no more.
  for (const [queryKey, held] of queryClient.getQueriesData<Partial<Evidence>>({ queryKey: keys.evidences() })) {
    if (held?.tags?.some(({ enrolmentId, status }) => enrolmentId === row.enrolmentId && status === 'referred'))
      void queryClient.invalidateQueries({ queryKey })
  }
}

/**
 * The newest sequence wins, whichever way it came. A row that moved to another cohort leaves this one, and so does one
 * that ended unless all are shown; one of a programme version whose settings are not held can't be read, and wants the whole list afresh.
 */
export function replaceRow(held: CohortProgress, row: Row): CohortProgress | 'unknownProgramme' {
  if (!('cohortId' in row)) return held
  const index = held.rows.findIndex(({ enrolmentId }) => enrolmentId === row.enrolmentId)
  const isShown = held.show === 'all' || !hasEnded(row.status)
  const belongs = row.cohortId === held.cohort.id && isShown
  const current = held.rows[index]
  if (current && current.sequence >= row.sequence) return held
  if (!belongs) {
    return current ? { ...held, rows: held.rows.filter(({ enrolmentId }) => enrolmentId !== row.enrolmentId) } : held
  }
  if (!isReadable(held, row)) return 'unknownProgramme'
  return { ...held, rows: current ? held.rows.with(index, row) : [...held.rows, row] }
}

/** By one of the versions that came with the list; another's mapping has to be fetched before the row is drawn. */
function isReadable({ programmes, earlierVersions }: CohortProgress, { programmeId, programmeVersion }: Row): boolean {
  return (
    programmes[programmeId]?.version === programmeVersion ||
    earlierVersions.some(one => one.programmeId === programmeId && one.version === programmeVersion)
  )
}

function dropEnrolment(queryClient: QueryClient, enrolmentId: string): void {
  queryClient.setQueriesData<CohortProgress>({ queryKey: keys.cohortProgresses() }, held =>
    held ? { ...held, rows: held.rows.filter(row => row.enrolmentId !== enrolmentId) } : held,
  )
  // Asked again, the API says that there is nothing here: the panel shows that, alone.
  void queryClient.resetQueries({ queryKey: keys.enrolment(enrolmentId) })
  for (const key of [keys.learners(), keys.toAssess(), keys.caseload(), keys.cohorts()]) {
    void queryClient.invalidateQueries({ queryKey: key })
  }
}

export function keysOfNotice(notice: Notice): QueryKey[] {
  const about: QueryKey[] = []
  if (notice.learnerId) about.push(keys.learner(notice.learnerId))
  if (notice.enrolmentId) about.push(keys.enrolment(notice.enrolmentId))
  if (notice.evidenceId) about.push(keys.evidence(notice.evidenceId))
  switch (notice.kind) {
    case 'evidence':
    case 'decisions':
      return [...about, keys.toAssess(), keys.toCountersign(), keys.caseload()]
    case 'toAssess':
      return [...about, keys.toAssess(), keys.toCountersign(), keys.caseload()]
    case 'signOffs':
      return [...about, keys.caseload()]
    case 'enrolment':
      return [...about, keys.learners(), keys.caseload(), keys.cohorts(), keys.me()]
    case 'people':
      return [...about, keys.people(), keys.learners()]
    case 'cohorts':
      return [...about, keys.cohorts(), keys.cohortProgresses(), keys.caseload()]
    case 'employers':
      return [...about, keys.employers()]
    case 'programmes':
      return [...about, keys.programmes(), keys.mappings(), keys.cohortProgresses(), ['enrolment']]
    case 'mappings':
      return [...about, keys.mappings(), keys.mappingDrafts()]
    case 'account':
      return [keys.me()]
    case 'inbox':
      return [keys.inbox()]
    case 'comments':
      return [keys.comments()]
  }
}
