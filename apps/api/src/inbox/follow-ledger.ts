/**
 * Reads the ledger after its cursor, and writes what it gives to inboxes. Items and cursor move in one transaction, so
 * that each entry is told once, whatever ends the process on the way.
 */
import type { RelationshipKind } from '@crosswalk/contracts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Store } from '../db/store.ts'
import type { Ids } from '../ids.ts'
import type { InboxRecord } from './inbox.model.ts'
import {
  getCursor,
  listEntriesAfter,
  listItemsAbout,
  listToCheckAgain,
  listWaiting,
  loadKnown,
  loadPeople,
  moveCursor,
  type PeopleOfEnrolments,
  removeItems,
  saveItems,
} from './inbox.repository.ts'
import { type Act, type Address, listActs, type Telling, type ToldEntry } from './tellings.ts'

const MOST_ENTRIES = 500
const MINUTE_MS = 60_000

interface ActOfEntry {
  act: Act
  entry: ToldEntry
}

/** Tells what comes next of a centre’s ledger. False where that was all. */
export async function followLedger(store: Store, ids: Ids, centreId: string): Promise<boolean> {
  const cursor = await getCursor(store.read, centreId)
  const read = await store.readTx(async db => {
    const entries = await listEntriesAfter(db, centreId, cursor, MOST_ENTRIES)
    const last = entries.at(-1)
    if (last === undefined) return null
    const known = await loadKnown(db, centreId, entries, toCentreDay(last.at))
    const acts = entries.flatMap(entry => listActs(entry, known).map((act): ActOfEntry => ({ act, entry })))
    const upTo = last.sequence
    const again = await listToCheckAgain(db, centreId, cursor, upTo)
    for (const { sequence, ...confirmation } of again) {
      const entry = entries.findLast(one => one.sequence <= sequence) ?? last
      acts.push({ act: toCheckAgain(confirmation), entry: { ...entry, actorId: null } })
    }
    const people = await loadPeople(
      db,
      centreId,
      acts.flatMap(({ act }) => (act.act === 'tell' ? (act.enrolmentId ?? []) : [])),
    )
    return { acts, people, upTo, isAll: entries.length < MOST_ENTRIES }
  })
  if (read === null) return false

  await store.tx('tellInboxes', async db => {
    // Another follower of the same ledger would tell it all again.
    if ((await getCursor(db, centreId)) !== cursor) throw new Error('Inboxes were told by somebody else meanwhile.')
    const held = [
      ...(await listItemsAbout(db, {
        personIds: null,
        subjectIds: read.acts.flatMap(({ act }) => (act.act === 'wait' ? [] : act.subjectId)),
      })),
      ...(await listWaiting(
        db,
        centreId,
        read.acts.flatMap(({ act }) => (act.act === 'wait' ? act.kind : [])),
      )),
    ]
    const { saved, removed } = applyActs(read.acts, read.people, held, { centreId, ids })
    await saveItems(db, saved)
    await removeItems(db, removed)
    await moveCursor(db, centreId, read.upTo)
  })
  return !read.isAll
}

function toCheckAgain(found: {
  enrolmentId: string
  ksbId: string
  confirmationId: string
  confirmedBy: string | null
}): Telling {
  const { enrolmentId, ksbId, confirmationId, confirmedBy } = found
  return {
    act: 'tell',
    kind: 'checkAgain',
    to: ['tutors', ...(confirmedBy === null ? [] : [{ personId: confirmedBy }])],
    readers: 'staff',
    enrolmentId,
    subjectId: ksbId,
    facts: [confirmationId],
    afterMinutes: 0,
    isToldToActor: false,
  }
}

/** Pure: the items as they are after these acts, of those that were held and those that are new. */
function applyActs(
  acts: readonly ActOfEntry[],
  people: PeopleOfEnrolments,
  held: readonly InboxRecord[],
  { centreId, ids }: { centreId: string; ids: Ids },
): { saved: InboxRecord[]; removed: string[] } {
  const items = new Map(held.map(item => [item.id, item]))
  const changed = new Set<string>()
  const removed = new Set<string>()
  const put = (item: InboxRecord) => {
    items.set(item.id, item)
    changed.add(item.id)
  }

  for (const { act, entry } of acts) {
    if (act.act === 'wait') {
      for (const item of items.values()) {
        if (item.kind !== act.kind || item.toldAt !== null) continue
        // What would have been told by now is told now.
        const tellAt = Math.max(item.at.getTime() + act.minutes * MINUTE_MS, entry.at.getTime())
        put({ ...item, tellAt: new Date(tellAt) })
      }
      continue
    }
    const about = [...items.values()].filter(item => item.subjectId === act.subjectId)
    switch (act.act) {
      case 'tell':
        for (const personId of listPersons(act, entry, people)) {
          const item = tellPerson(about, act, entry, { centreId, ids, personId })
          if (item !== null) put(item)
        }
        break
      case 'takeBack':
        for (const item of about) {
          if (item.toldAt !== null || !act.kinds.includes(item.kind)) continue
          const facts = act.facts === 'all' ? [] : item.facts.filter(fact => !act.facts.includes(fact))
          if (facts.length > 0) {
            put({ ...item, facts })
            continue
          }
          items.delete(item.id)
          changed.delete(item.id)
          removed.add(item.id)
        }
        break
      case 'settle':
        for (const item of about) {
          const isTheirs = item.personId === entry.actorId && item.readAt === null
          if (isTheirs && act.kinds.includes(item.kind)) put({ ...item, readAt: entry.at })
        }
    }
  }
  return { saved: [...changed].flatMap(id => items.get(id) ?? []), removed: [...removed] }
}

function tellPerson(
  about: readonly InboxRecord[],
  act: Telling,
  { at, sequence, actorId }: ToldEntry,
  { centreId, ids, personId }: { centreId: string; ids: Ids; personId: string },
): InboxRecord | null {
  const same = about.filter(
    item =>
      item.personId === personId &&
      item.kind === act.kind &&
      item.readers === act.readers &&
      item.enrolmentId === act.enrolmentId,
  )
  // Told of once, and not again while it stays so.
  if (act.kind === 'checkAgain' && same.some(item => item.facts.some(fact => act.facts.includes(fact)))) return null
  const tellAt = new Date(at.getTime() + act.afterMinutes * MINUTE_MS)
  // What waits joins what waits; what is told at once joins whatever was not read yet.
  const open = same.find(item => item.readAt === null && (act.afterMinutes === 0 || item.toldAt === null))
  const actorIds = actorId === null ? [] : [actorId]
  const newest = { sequence, at, tellAt, toldAt: null, readAt: null, waitsForDigest: false }
  if (open === undefined) {
    const { kind, readers, enrolmentId, subjectId } = act
    const id = ids.create('inb')
    return { id, centreId, personId, kind, readers, enrolmentId, subjectId, facts: [...act.facts], actorIds, ...newest }
  }
  return {
    ...open,
    ...newest,
    waitsForDigest: open.waitsForDigest,
    facts: [...new Set([...open.facts, ...act.facts])],
    actorIds: [...new Set([...open.actorIds, ...actorIds])],
  }
}

const KINDS: Record<Exclude<Address, object | 'learner' | 'managers'>, RelationshipKind> = {
  assessors: 'assessor',
  countersigners: 'countersigner',
  tutors: 'tutor',
  iqas: 'iqa',
}

interface DatedPerson {
  personId: string
  fromOn: string
  toOn: string | null
}

/** On the day of the entry. The learner is told as the learner alone, and never what is for staff. */
function listPersons(act: Telling, { at, actorId }: ToldEntry, people: PeopleOfEnrolments): Set<string> {
  const day = toCentreDay(at)
  const learner = people.learners.get(act.enrolmentId ?? '')
  const found = act.to.flatMap(address => {
    if (address === 'learner') return learner ?? []
    if (typeof address === 'object') return address.personId
    const isOnDay = (one: DatedPerson) => one.fromOn <= day && (one.toOn === null || one.toOn >= day)
    const addressed: readonly DatedPerson[] =
      address === 'managers'
        ? people.managers
        : people.relationships.filter(one => one.enrolmentId === act.enrolmentId && one.kind === KINDS[address])
    return addressed.filter(isOnDay).map(one => one.personId)
  })
  const persons = new Set(found)
  if (actorId !== null && !act.isToldToActor) persons.delete(actorId)
  if (act.readers !== 'learner' && learner !== undefined) persons.delete(learner)
  return persons
}
