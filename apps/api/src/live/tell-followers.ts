/** One round of the pump in one centre: reads a moment, and writes to each stream what is new to it. */
import { type NoticeKind, STAFF_ROLES } from '@crosswalk/contracts'
import { getVisibility } from '../access/visibility.repository.ts'
import type { EnrolmentRef, Visibility } from '../access/visibility.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Db } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { getCentreSequence } from '../progress/progress.repository.ts'
import type { WireRows } from '../progress/wire-row.ts'
import { type Access, compareVisibility, composeText, MOST_ROWS_TOLD } from './compose.ts'
import type { Follower, Newcomer, ResetReason } from './follower.ts'
import { toFrame, toText } from './frames.ts'
import {
  type Changes,
  findEntryTime,
  hasDatedAccessChange,
  listCentreEnrolmentRefs,
  listChangedRows,
  readChanges,
} from './live.repository.ts'

export interface Round {
  db: Db
  centreId: string
  today: string
  wireRows: WireRows
  /** With the roles of this moment; null once the session is over. */
  findActor: (familyId: string) => Promise<Actor | null>
}

/** Returns those who follow on: newcomers have joined, and whose session is over is gone. */
export async function tellFollowers(
  round: Round,
  followers: Iterable<Follower>,
  newcomers: Iterable<Newcomer>,
): Promise<Follower[]> {
  const { db, centreId, today } = round
  const head = await getCentreSequence(db, centreId)
  const read = new Map<number, Promise<Changes>>()
  const since = (after: number): Promise<Changes> => {
    const known = read.get(after) ?? readChanges(db, { centreId, after, head, today })
    read.set(after, known)
    return known
  }
  let enrolments: Promise<EnrolmentRef[]> | null = null
  const listEnrolments = () => {
    enrolments ??= listCentreEnrolmentRefs(db, centreId)
    return enrolments
  }

  const following: Follower[] = []
  for (const follower of followers) {
    if (await tell(round, follower, await since(follower.sentUpTo), listEnrolments)) following.push(follower)
  }
  for (const newcomer of newcomers) {
    const follower = await join(round, newcomer, head, since)
    if (follower !== null) following.push(follower)
  }
  return following
}

async function tell(
  round: Round,
  follower: Follower,
  changes: Changes,
  listEnrolments: () => Promise<EnrolmentRef[]>,
): Promise<boolean> {
  const { db, today, wireRows } = round
  const { sentUpTo: after } = follower
  const changedAt = changes.accessChanges.get(follower.personId)
  const isNewDay = follower.day !== today
  let access: Access | null = null
  if (changedAt !== undefined || isNewDay) {
    const before = follower.visibility
    if (!(await lookAgain(round, follower))) return false
    const { lost, gained } = compareVisibility(await listEnrolments(), before, follower.visibility)
    if (gained.length > MOST_ROWS_TOLD) {
      reset(follower, 'accessChanged', changes.head)
      return true
    }
    access = { sequence: changedAt ?? changes.head, lost, gained: await listChangedRows(db, gained, today) }
  }
  const text = composeText({ hearer: follower, after, changes, wireRows, access, also: isNewDay ? dawn(follower) : [] })
  if (text === null) reset(follower, access === null ? 'tooOld' : 'accessChanged', changes.head)
  else if (text !== '') follower.line.write(text)
  follower.sentUpTo = changes.head
  return true
}

/** What relationships, roles and working days make of a new day, no entry says. */
function dawn({ roles }: Follower): readonly NoticeKind[] {
  return STAFF_ROLES.some(role => roles.includes(role)) ? ['cohorts', 'toAssess'] : []
}

async function lookAgain(round: Round, follower: Follower): Promise<boolean> {
  const actor = await round.findActor(follower.familyId)
  if (actor === null) {
    follower.line.end()
    return false
  }
  follower.roles = actor.roles
  follower.visibility = await getVisibility(round.db, actor, round.today)
  follower.day = round.today
  return true
}

async function join(
  round: Round,
  { after, ...newcomer }: Newcomer,
  head: number,
  since: (after: number) => Promise<Changes>,
): Promise<Follower | null> {
  const follower: Follower = { ...newcomer, roles: [], visibility: NOTHING, day: round.today, sentUpTo: head }
  if (!(await lookAgain(round, follower))) return null
  if (after === null) return follower
  if (after > head) {
    reset(follower, 'elsewhere', head)
    return follower
  }
  const changes = await since(after)
  if (changes.accessChanges.has(follower.personId) || (await hasDawnedSince(round, follower, after))) {
    reset(follower, 'accessChanged', head)
    return follower
  }
  const { wireRows } = round
  const isKnown = after > 0 || head === 0
  const text = isKnown ? composeText({ hearer: follower, after, changes, wireRows, access: null, also: [] }) : null
  if (text === null) reset(follower, 'tooOld', head)
  else if (text !== '') follower.line.write(text)
  return follower
}

const NOTHING: Visibility = {
  wholeCentre: false,
  programmeIds: new Set(),
  enrolmentIds: new Set(),
  ownLearnerId: null,
}

/** Relationships and roles begin and end at midnight, and a cursor may be from before. */
async function hasDawnedSince({ db, today }: Round, { personId, centreId }: Follower, after: number): Promise<boolean> {
  const at = await findEntryTime(db, centreId, after)
  const day = at === null ? today : toCentreDay(at)
  return day < today && hasDatedAccessChange(db, personId, day, today)
}

function reset(follower: Follower, reason: ResetReason, head: number): void {
  follower.line.write(toText([toFrame({ event: 'reset', data: { reason, sequence: head } })], head))
  follower.sentUpTo = head
}
