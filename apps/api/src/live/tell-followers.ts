/** One round of the pump in one centre: reads a moment, and writes to each stream what is new to it. */
import { type NoticeKind, STAFF_ROLES } from '@crosswalk/contracts'
import { hasDatedAccessChange } from '../access/access-changes.repository.ts'
import { getVisibility } from '../access/visibility.repository.ts'
import type { EnrolmentRef, Visibility } from '../access/visibility.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Db } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { getCentreSequence } from '../progress/progress.repository.ts'
import type { Assessing, WireRows } from '../progress/wire-row.ts'
import { getAssessing } from '../progress/wire-rows.repository.ts'
import { type Access, compareVisibility, composeText, MOST_ROWS_TOLD } from './compose.ts'
import type { Follower, Newcomer, ResetReason } from './follower.ts'
import { toFrame, toText } from './frames.ts'
import {
  type Changes,
  findEntryTime,
  listCentreEnrolmentRefs,
  listChangedRows,
  readChanges,
} from './live.repository.ts'

export interface Round {
  db: Db
  centreId: string
  today: string
  wireRows: WireRows
  /** Whose inboxes moved, which no entry says. */
  inboxesOf: ReadonlySet<string>
  /** With the roles of this moment; null once the session is over. */
  findActor: (familyId: string) => Promise<Actor | null>
}

/** What is read of the centre in this round, each thing once, however many streams ask. */
interface Reading extends Round {
  /** The centre’s newest sequence: everybody has been told up to it once the round is over. */
  head: number
  assessing: Assessing
  since: (after: number) => Promise<Changes>
  listEnrolments: () => Promise<EnrolmentRef[]>
}

/** Returns those who follow on: newcomers have joined, and whose session is over is gone. */
export async function tellFollowers(
  round: Round,
  followers: Iterable<Follower>,
  newcomers: Iterable<Newcomer>,
): Promise<Follower[]> {
  const reading = await begin(round)
  const following: Follower[] = []
  for (const follower of followers) {
    if (await tell(reading, follower)) following.push(follower)
  }
  for (const newcomer of newcomers) {
    const follower = await join(reading, newcomer)
    if (follower !== null) following.push(follower)
  }
  return following
}

async function begin(round: Round): Promise<Reading> {
  const { db, centreId, today, wireRows } = round
  const head = await getCentreSequence(db, centreId)
  const assessing = await getAssessing(db, wireRows, { centreId, head, today })
  const read = new Map<number, Promise<Changes>>()
  let enrolments: Promise<EnrolmentRef[]> | null = null
  return {
    ...round,
    head,
    assessing,
    since(after) {
      const changes = read.get(after) ?? readChanges(db, { centreId, after, head }, assessing)
      read.set(after, changes)
      return changes
    },
    listEnrolments() {
      enrolments ??= listCentreEnrolmentRefs(db, centreId)
      return enrolments
    },
  }
}

async function tell(reading: Reading, follower: Follower): Promise<boolean> {
  const { db, today, head, assessing, wireRows } = reading
  const { sentUpTo: after } = follower
  const changes = await reading.since(after)
  const changedAt = changes.accessChanges.get(follower.personId)
  const isNewDay = follower.day !== today
  let access: Access | null = null
  if (changedAt !== undefined || isNewDay) {
    const before = follower.visibility
    if (!(await lookAgain(reading, follower))) return false
    const { lost, gained } = compareVisibility(await reading.listEnrolments(), before, follower.visibility)
    if (gained.length > MOST_ROWS_TOLD) {
      reset(follower, 'accessChanged', head)
      return true
    }
    access = { sequence: changedAt ?? head, lost, gained: await listChangedRows(db, gained, assessing) }
  }
  const also: NoticeKind[] = [
    ...(isNewDay ? listNoticesOfDay(follower) : []),
    ...(reading.inboxesOf.has(follower.personId) ? (['inbox'] as const) : []),
  ]
  const text = composeText({ hearer: follower, after, changes, wireRows, assessing, access, also })
  if (text === null) reset(follower, access === null ? 'tooOld' : 'accessChanged', head)
  else if (text !== '') follower.line.write(text)
  follower.sentUpTo = head
  return true
}

/** What relationships, roles and working days make of a new day, no entry says. */
function listNoticesOfDay({ roles }: Follower): readonly NoticeKind[] {
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

async function join(reading: Reading, { after, isElsewhere, ...newcomer }: Newcomer): Promise<Follower | null> {
  const { today, head, assessing, wireRows } = reading
  const follower: Follower = { ...newcomer, roles: [], visibility: NOTHING, day: today, sentUpTo: head }
  if (!(await lookAgain(reading, follower))) return null
  if (isElsewhere || (after !== null && after > head)) {
    reset(follower, 'elsewhere', head)
    return follower
  }
  if (after === null) return follower
  const changes = await reading.since(after)
  if (changes.accessChanges.has(follower.personId) || (await hasDawnedSince(reading, follower, after))) {
    reset(follower, 'accessChanged', head)
    return follower
  }
  const isKnown = after > 0 || head === 0
  const hearer = follower
  const text = isKnown ? composeText({ hearer, after, changes, wireRows, assessing, access: null, also: [] }) : null
  if (text === null) reset(follower, 'tooOld', head)
  else if (text !== '') follower.line.write(text)
  return follower
}

const NOTHING: Visibility = {
  wholeCentre: false,
  programmeIds: new Set(),
  enrolmentIds: new Set(),
  judgedEnrolmentIds: new Set(),
  judgesWholeCentre: false,
  ownLearnerId: null,
  selfLearnerId: null,
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
