/** Which rows are shown, in which order, and what they add up to. */
import type { CaseloadRow, WaitingMark } from '@crosswalk/contracts'
import { type CaseloadNeed, type CaseloadSearch, type CaseloadSort, chosenNeeds } from './caseload-search.ts'

const waitingCount = ({ waiting }: CaseloadRow): number =>
  waiting.referred + waiting.drafts + waiting.planned + (waiting.toAgree ? 1 : 0)

const NEEDS: Record<CaseloadNeed, (row: CaseloadRow) => boolean> = {
  toAssess: row => row.toAssess.count > 0,
  late: row => row.toAssess.mark !== 'none',
  waiting: row => waitingCount(row) > 0,
  overdue: row => row.overdue > 0,
  toAgree: row => row.waiting.toAgree,
  noVisit: row => row.nextVisit === null,
}

export const countNeed = (rows: readonly CaseloadRow[], need: CaseloadNeed): number => rows.filter(NEEDS[need]).length

/** Who assesses it: whoever is not there for somebody else stands first. */
const mainAssessorOf = ({ assessors }: CaseloadRow): string | null =>
  (assessors.find(({ coveringFor }) => coveringFor === null) ?? assessors[0])?.id ?? null

export function filterRows(rows: readonly CaseloadRow[], search: CaseloadSearch): CaseloadRow[] {
  const needs = chosenNeeds(search)
  const words = (search.search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    row =>
      (needs.size === 0 || [...needs].some(need => NEEDS[need](row))) &&
      (search.programme === undefined || row.programme.id === search.programme) &&
      (search.assessor === undefined || row.assessors.some(({ id }) => id === search.assessor)) &&
      words.every(word => `${row.learner.name} ${row.employer ?? ''}`.toLowerCase().includes(word)),
  )
}

/** What is unknown sorts last, whichever way. */
const KEYS: Record<CaseloadSort, (row: CaseloadRow) => string | number | null> = {
  name: () => null,
  employer: row => row.employer?.toLowerCase() ?? null,
  time: row => (row.time === null ? null : row.time.gone / row.time.of),
  criteria: row => (row.criteria.inScope === 0 ? null : row.criteria.accepted / row.criteria.inScope),
  toAssess: row => (row.toAssess.count === 0 ? null : row.toAssess.workingDays * 1_000 + row.toAssess.count),
  waiting: row => waitingCount(row) || null,
  overdue: row => row.overdue || null,
  activity: row => row.lastActivityAt,
  visit: row => (row.nextVisit === null ? null : `${row.nextVisit.on} ${row.nextVisit.at ?? ''}`),
}

/** Rows come by name. One that is sorted by a count begins with the most; by a day, with the soonest. */
export function sortRows(rows: readonly CaseloadRow[], sort: CaseloadSort, isDown: boolean): CaseloadRow[] {
  if (sort === 'name') return isDown ? [...rows].reverse() : [...rows]
  const key = KEYS[sort]
  return [...rows].sort((a, b) => {
    const [one, other] = [key(a), key(b)]
    if (one === other) return 0
    if (one === null) return 1
    if (other === null) return -1
    return (one < other ? -1 : 1) * (isDown ? -1 : 1)
  })
}

export interface CaseloadGroup {
  assessorId: string | null
  rows: readonly CaseloadRow[]
  totals: CaseloadTotals
}

export interface CaseloadTotals {
  learners: number
  toAssess: number
  workingDays: number
  mark: WaitingMark
  waiting: number
  overdue: number
}

const MARKS: readonly WaitingMark[] = ['none', 'late', 'veryLate']

export function addUp(rows: readonly CaseloadRow[]): CaseloadTotals {
  const totals: CaseloadTotals = {
    learners: rows.length,
    toAssess: 0,
    workingDays: 0,
    mark: 'none',
    waiting: 0,
    overdue: 0,
  }
  for (const row of rows) {
    totals.toAssess += row.toAssess.count
    totals.workingDays = Math.max(totals.workingDays, row.toAssess.workingDays)
    if (MARKS.indexOf(row.toAssess.mark) > MARKS.indexOf(totals.mark)) totals.mark = row.toAssess.mark
    totals.waiting += waitingCount(row)
    totals.overdue += row.overdue
  }
  return totals
}

/** By assessor, by name; first what nobody assesses. */
export function groupRows(rows: readonly CaseloadRow[], people: Readonly<Record<string, string>>): CaseloadGroup[] {
  const groups = new Map<string | null, CaseloadRow[]>()
  for (const row of rows) {
    const id = mainAssessorOf(row)
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  const name = (id: string | null) => (id === null ? '' : (people[id] ?? ''))
  return [...groups]
    .sort(([a], [b]) => name(a).localeCompare(name(b), 'en-GB'))
    .map(([assessorId, ofGroup]) => ({ assessorId, rows: ofGroup, totals: addUp(ofGroup) }))
}
