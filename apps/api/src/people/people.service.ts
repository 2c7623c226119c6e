import type { Role, Takers } from '@crosswalk/contracts'
import { toPreviousDay } from '../dates/centre-day.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import { leave, planLeaving, toLeavingPreview } from '../handovers/leaving.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import { DEFAULT_PAGE, type Page, toPage } from '../http/cursor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { type PersonRecord, toColleague, toPerson } from './people.model.ts'
import { canManagePeople, requireManagedPerson, requireManagerLeft } from './people.policy.ts'
import {
  countOtherManagers,
  findLearnerOfPerson,
  findPersonRecord,
  listPeopleRecords,
  type PeopleQuery,
  requireFreeEmail,
} from './people.repository.ts'
import { endSessions, requireAccount } from './people-accounts.repository.ts'
import { followEmail, listChangedDetails } from './person-details.ts'
import { toNameKey } from './person-search.repository.ts'

export interface NewPerson {
  givenName?: string | undefined
  familyName: string
  email?: string | undefined
  roles: readonly Role[]
  inTrainingFrom?: string | undefined
  inTrainingTo?: string | undefined
}

/** What is absent stays as it is. */
export interface PersonChanges {
  revision: number
  givenName?: string | null | undefined
  familyName?: string | undefined
  email?: string | null | undefined
  roles?: readonly Role[] | undefined
  inTrainingFrom?: string | null | undefined
  inTrainingTo?: string | null | undefined
  mayEraseFrom?: string | null | undefined
  mayEraseTo?: string | null | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
}

export function createPeopleService({ store, clock, ids }: Dependencies) {
  const now = () => toMoment(clock)

  const getManaged = async (db: Db, actor: Actor, personId: string) =>
    requireManagedPerson(actor, await findPersonRecord(db, personId, now()))

  async function changeDetails(db: WriteDb, actor: Actor, person: PersonRecord, changes: PersonChanges): Promise<void> {
    const details = listChangedDetails(person, changes)
    if (Object.keys(details).length === 0) return
    const accountId = await followEmail(db, ids, person, details.email)
    const { centreId, personId: actorId } = actor
    const personId = person.id
    const learner = await findLearnerOfPerson(db, personId)
    if (learner === null) {
      await appendEntry(db, { centreId, actorId, kind: 'person.changed', data: { personId, ...details } })
    } else {
      // In the learner's own chain, whoever they are besides.
      const data = { learnerId: learner.id, personId, ...details }
      await appendEntry(db, { centreId, actorId, learnerId: learner.id, kind: 'learner.changed', data })
    }
    if (accountId !== null) {
      await appendEntry(db, { centreId, actorId, kind: 'person.accountLinked', data: { personId, accountId } })
    }
  }

  async function changeRoles(db: WriteDb, actor: Actor, person: PersonRecord, roles: readonly Role[]): Promise<void> {
    const { today } = now()
    const isLearner = (await findLearnerOfPerson(db, person.id)) !== null
    if (roles.includes('learner') && !isLearner) throw learnersComeWithEnrolment()
    if (isLearner && !roles.includes('learner')) {
      throw invalidField('roles', 'This person has a learner’s record here, and stays a learner.')
    }
    requireManagerLeft(person, { roles, isClosed: false }, await countOtherManagers(db, person, today))
    const { centreId, personId: actorId } = actor
    for (const { id: roleId, role, from } of person.datedRoles) {
      if (roles.includes(role)) continue
      // Theirs up to yesterday, so that it is gone at once; what begins today or later never was.
      const to = from < today ? toPreviousDay(today) : null
      await appendEntry(db, { centreId, actorId, kind: 'role.ended', data: { roleId, personId: person.id, to } })
    }
    for (const role of new Set(roles)) {
      if (person.datedRoles.some(dated => dated.role === role)) continue
      const data = { roleId: ids.create('rol'), personId: person.id, role, from: today }
      await appendEntry(db, { centreId, actorId, kind: 'role.added', data })
    }
  }

  /** By name, whatever the roles; and never to somebody who is a learner alone. */
  async function changeErasurePower(db: WriteDb, actor: Actor, person: PersonRecord, to: Span): Promise<void> {
    const { centreId, personId: actorId } = actor
    const power = person.erasurePower
    if (to.from === (power?.from ?? null) && to.to === (power?.to ?? null)) return
    requireOrder(to, { from: 'mayEraseFrom', to: 'mayEraseTo', name: 'power' })
    if (to.from !== null && !person.datedRoles.some(({ role }) => role !== 'learner')) {
      throw invalidField('mayEraseFrom', 'Only staff can be given the power to erase.')
    }
    const { today } = now()
    const personId = person.id
    if (power !== null) {
      const ending = to.from === null && power.from < today ? toPreviousDay(today) : null
      const data = { powerId: power.id, personId, to: ending }
      await appendEntry(db, { centreId, actorId, kind: 'erasurePower.ended', data })
    }
    if (to.from === null) return
    const data = { powerId: ids.create('erp'), personId, from: to.from, to: to.to }
    await appendEntry(db, { centreId, actorId, kind: 'erasurePower.given', data })
  }

  async function changeTraining(db: WriteDb, actor: Actor, person: PersonRecord, to: Span): Promise<void> {
    const { centreId, personId: actorId } = actor
    const mark = person.training
    if (to.from === (mark?.from ?? null) && to.to === (mark?.to ?? null)) return
    requireOrder(to, { from: 'inTrainingFrom', to: 'inTrainingTo', name: 'training' })
    const { today } = now()
    if (mark !== null) {
      // Days gone by stay under the mark: decisions were made on them.
      const ending = to.from === null && mark.from < today ? toPreviousDay(today) : null
      const data = { markId: mark.id, personId: person.id, to: ending }
      await appendEntry(db, { centreId, actorId, kind: 'trainingMark.ended', data })
    }
    if (to.from === null) return
    const data = { markId: ids.create('trn'), personId: person.id, from: to.from, to: to.to }
    await appendEntry(db, { centreId, actorId, kind: 'trainingMark.added', data })
  }

  return {
    async listPeople(
      actor: Actor,
      query: Pick<PeopleQuery, 'role' | 'search' | 'cursor'> & { limit?: number | undefined },
    ) {
      const limit = query.limit ?? DEFAULT_PAGE
      const isManager = canManagePeople(actor)
      const people = await listPeopleRecords(
        store.read,
        { ...query, limit, centreId: actor.centreId, onlyStaff: !isManager },
        now(),
      )
      const page: Page<PersonRecord> = toPage(people, limit, toNameKey)
      return { people: page.items.map(isManager ? toPerson : toColleague), nextCursor: page.nextCursor }
    },

    getPerson: async (actor: Actor, personId: string) => toPerson(await getManaged(store.read, actor, personId)),

    async addPerson(actor: Actor, person: NewPerson) {
      if (person.roles.includes('learner')) throw learnersComeWithEnrolment()
      return store.tx('addPerson', async db => {
        const { centreId, personId: actorId } = actor
        const { givenName = null, familyName, email = null, inTrainingFrom = null, inTrainingTo = null } = person
        const personId = ids.create('per')
        if (email !== null) await requireFreeEmail(db, centreId, email)
        const accountId = email === null ? null : await requireAccount(db, ids, centreId, email)
        const added = { personId, givenName, familyName, email, accountId }
        await appendEntry(db, { centreId, actorId, kind: 'person.added', data: added })
        for (const role of new Set(person.roles)) {
          const data = { roleId: ids.create('rol'), personId, role, from: now().today }
          await appendEntry(db, { centreId, actorId, kind: 'role.added', data })
        }
        const record = await getManaged(db, actor, personId)
        await changeTraining(db, actor, record, { from: inTrainingFrom, to: inTrainingTo })
        return toPerson(await getManaged(db, actor, personId))
      })
    },

    async changePerson(actor: Actor, personId: string, changes: PersonChanges) {
      return store.tx('changePerson', async db => {
        const person = await getManaged(db, actor, personId)
        if (person.revision !== changes.revision) {
          throw appError('conflict.stale', { extra: { current: toPerson(person) } })
        }
        if (person.isClosed)
          throw appError('access.refused', { detail: `${person.name}’s access is closed. Reopen it first.` })
        await changeDetails(db, actor, person, changes)
        if (changes.roles !== undefined) await changeRoles(db, actor, person, changes.roles)
        const { inTrainingFrom: from = person.training?.from ?? null } = changes
        const { inTrainingTo: to = from === null ? null : (person.training?.to ?? null) } = changes
        await changeTraining(db, actor, person, { from, to })
        const { mayEraseFrom = person.erasurePower?.from ?? null } = changes
        const { mayEraseTo = mayEraseFrom === null ? null : (person.erasurePower?.to ?? null) } = changes
        await changeErasurePower(db, actor, person, { from: mayEraseFrom, to: mayEraseTo })
        return toPerson(await getManaged(db, actor, personId))
      })
    },

    previewClosing: (actor: Actor, personId: string, handOver: Takers) =>
      store.readTx(async db =>
        toLeavingPreview(await planLeaving(db, actor, await getManaged(db, actor, personId), handOver, now())),
      ),

    /** What they are to enrolments ends with yesterday, or goes to whoever takes over from today. */
    async closeAccount(actor: Actor, personId: string, reason: string, handOver: Takers = {}): Promise<void> {
      await store.tx('closeAccount', async db => {
        const person = await getManaged(db, actor, personId)
        // Whoever repeats it has what they asked for.
        if (person.isClosed) return
        const others = await countOtherManagers(db, person, now().today)
        requireManagerLeft(person, { roles: person.roles, isClosed: true }, others)
        await leave(db, actor, ids, await planLeaving(db, actor, person, handOver, now()))
        const { centreId, personId: actorId } = actor
        await appendEntry(db, { centreId, actorId, kind: 'person.closed', data: { personId, reason } })
        // Also when access is given back: a session that was taken from somebody must not come back with it.
        await endSessions(db, personId)
      })
    },

    async reopenAccount(actor: Actor, personId: string, reason: string): Promise<void> {
      await store.tx('reopenAccount', async db => {
        const person = await getManaged(db, actor, personId)
        if (!person.isClosed) return
        if (person.email !== null) await requireFreeEmail(db, actor.centreId, person.email)
        const { centreId, personId: actorId } = actor
        await appendEntry(db, { centreId, actorId, kind: 'person.reopened', data: { personId, reason } })
      })
    },
  }
}

interface Span {
  from: string | null
  to: string | null
}

function requireOrder({ from, to }: Span, fields: { from: string; to: string; name: string }): void {
  if (to === null) return
  if (from === null) throw invalidField(fields.from, `Give the day on which the ${fields.name} begins.`)
  if (to < from) throw invalidField(fields.to, `The ${fields.name} can’t end before it begins.`)
}

function learnersComeWithEnrolment() {
  return invalidField('roles', 'A learner comes in with an enrolment. Add them under Learners.')
}
