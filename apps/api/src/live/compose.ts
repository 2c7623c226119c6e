/** Which of a centre's changes one person is told of, in which shape and order. */
import type { NoticeKind } from '@crosswalk/contracts'
import { type EnrolmentRef, findAudience, type Visibility } from '../access/visibility.ts'
import type { Assessing, WireRows } from '../progress/wire-row.ts'
import { type Frame, toFrame, toRowFrame, toText } from './frames.ts'
import type { ChangedRow, Changes } from './live.repository.ts'
import { type Hearer, listNotices } from './notices.ts'

/** More rows than this are not told one by one: the list is fetched again, which is quicker. */
export const MOST_ROWS_TOLD = 500

/** What a change of access gave and took, told with the entry that changed it. */
export interface Access {
  sequence: number
  lost: readonly string[]
  gained: readonly ChangedRow[]
}

export interface Composition {
  hearer: Hearer
  /** What they have been told already. */
  after: number
  changes: Changes
  wireRows: WireRows
  assessing: Assessing
  access: Access | null
  /** Notices of no entry, told last. */
  also: readonly NoticeKind[]
}

/** Null where there is too much to tell. */
export function composeText({ hearer, after, changes, wireRows, assessing, access, also }: Composition): string | null {
  if (changes.isFlood) return null
  const groups = new Map<number, Frame[]>()
  const add = (sequence: number, frame: Frame) => {
    const group = groups.get(sequence)
    if (group === undefined) groups.set(sequence, [frame])
    else group.push(frame)
  }

  if (access !== null) for (const enrolmentId of access.lost) add(access.sequence, toGone(enrolmentId))
  const rows = listRows(changes, after, access)
  if (rows.length > MOST_ROWS_TOLD) {
    const seen = rows.filter(({ row }) => findAudience(hearer.visibility, row.enrolment) !== null)
    if (seen.length > MOST_ROWS_TOLD) return null
  }
  for (const { row, sequence } of rows) {
    const frame = toRow(row, hearer.visibility, wireRows, assessing)
    if (frame !== null) add(sequence, frame)
  }
  for (const entry of changes.entries) {
    if (entry.sequence <= after) continue
    for (const notice of listNotices(entry, hearer)) add(entry.sequence, toFrame({ event: 'notice', data: notice }))
  }
  for (const kind of also) {
    add(changes.head, toFrame({ event: 'notice', data: { kind, sequence: changes.head } }))
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([sequence, frames]) => toText(frames, sequence))
    .join('')
}

/** Each once. One that was gained comes with or after what gave it, since it may have to take the place of one lost. */
function listRows(changes: Changes, after: number, access: Access | null): { row: ChangedRow; sequence: number }[] {
  const gained = new Map(access?.gained.map(row => [row.enrolment.id, row]))
  const changed = changes.rows.filter(row => row.record.sequence > after && !gained.has(row.enrolment.id))
  return [
    ...[...gained.values()].map(row => ({ row, sequence: Math.max(access?.sequence ?? 0, row.record.sequence) })),
    ...changed.map(row => ({ row, sequence: row.record.sequence })),
  ]
}

function toRow(row: ChangedRow, visibility: Visibility, wireRows: WireRows, assessing: Assessing): Frame | null {
  const audience = findAudience(visibility, row.enrolment)
  if (audience === null) return null
  const { enrolmentId, sequence } = row.record
  const known = wireRows.find({ enrolmentId, sequence }, assessing, audience)
  return toRowFrame((known ?? wireRows.make(row, assessing, audience)).text)
}

const toGone = (enrolmentId: string): Frame => toFrame({ event: 'gone', data: { enrolmentId } })

/** Who sees an enrolment in another shape than before loses it, and gains it anew. */
export function compareVisibility(
  enrolments: readonly EnrolmentRef[],
  before: Visibility,
  now: Visibility,
): { lost: string[]; gained: string[] } {
  const lost: string[] = []
  const gained: string[] = []
  for (const enrolment of enrolments) {
    const was = findAudience(before, enrolment)
    const is = findAudience(now, enrolment)
    if (was === is) continue
    if (was !== null) lost.push(enrolment.id)
    if (is !== null) gained.push(enrolment.id)
  }
  return { lost, gained }
}
