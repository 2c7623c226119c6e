import type { Role } from '@crosswalk/contracts'
import type { Clock } from '../db/clock.ts'
import { toCentreDay, toPreviousDay } from '../dates/centre-day.ts'
import type { Store, WriteDb } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { DEFAULT_PAGE, type Page, toPage } from '../http/cursor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { linkAccount, moveAccount } from './people-accounts.repository.ts'
import { canManagePeople, requireManagedPerson, requireManagerLeft } from './people.policy.ts'
import {
  countOtherManagers,
  findLearnerOfPerson,
  findPersonByEmail,
  findPersonRecord,
  listPeopleRecords,
  type PersonRecord,
} from './people.repository.ts'
import { toNameKey } from './person-search.ts'

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
  givenName?: string | null | undefined
  familyName?: string | undefined
  email?: string | null | undefined
  roles?: readonly Role[] | undefined
  inTrainingFrom?: string | null | undefined
  inTrainingTo?: string | null | undefined
}

export interface PeopleServiceDeps {
  store: Store
  clock: Clock
  ids: Ids
}

export type PeopleService = ReturnType<typeof createPeopleService>

export function createPeopleService({ store, clock, ids }: PeopleServiceDeps) {
  const now = () => ({ at: clock.now(), today: toCentreDay(clock.now()) })

  async function getPerson(db: Store['read'], actor: Actor, personId: string) {
    return requireManagedPerson(actor, await findPersonRecord(db, personId, now()))
  }

  return {
    async listPeople(
      actor: Actor,
      query: { role?: Role | undefined; search?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
    ): Promise<Page<PersonRecord>> {
      const limit = query.limit ?? DEFAULT_PAGE
      const people = await listPeopleRecords(
        store.read,
        { ...query, limit, centreId: actor.centreId, onlyStaff: !canManagePeople(actor) },
        now(),
      )
      const page = toPage(people, limit, toNameKey)
      return canManagePeople(actor) ? page : { ...page, items: page.items.map(toPublicPerson) }
    },

    getPerson: (actor: Actor, personId: string): Promise<PersonRecord> => getPerson(store.read, actor, personId),

    async addPerson(actor: Actor, person: NewPerson): Promise<PersonRecord> {
      if (person.roles.includes('learner')) throw learnersComeWithEnrolment()
      checkTraining(person.inTrainingFrom, person.inTrainingTo)
      return store.tx('addPerson', async db => {
        const personId = await addPersonEntry(db, { actor, ids, clock }, { ...person, roles: [...new Set(person.roles)] })
        if (person.inTrainingFrom !== undefined) {
          const { inTrainingFrom: from, inTrainingTo: to = null } = person
          await append(db, actor, 'trainingMark.added', { markId: ids.create('trn'), personId, from, to })
        }
        return getPerson(db, actor, personId)
      })
    },

    async changePerson(actor: Actor, personId: string, revision: number, changes: PersonChanges): Promise<PersonRecord> {
      return store.tx('changePerson', async db => {
        const person = await getPerson(db, actor, personId)
        if (person.revision !== revision) throw appError('conflict.stale', { extra: { current: toWirePerson(person) } })
        if (person.isClosed) throw appError('account.closed', { detail: `${person.name}’s access is closed.` })
        await changeNames(db, actor, person, changes)
        if (changes.roles !== undefined) await changeRoles(db, actor, person, [...new Set(changes.roles)])
        await changeTraining(db, actor, person, changes)
        return getPerson(db, actor, personId)
      })
    },

    async closeAccount(actor: Actor, personId: string, reason: string): Promise<void> {
      await store.tx('closeAccount', async db => {
        const person = await getPerson(db, actor, personId)
        // Closed twice is closed: whoever repeats the request gets what they asked for.
        if (person.isClosed) return
        const others = await countOtherManagers(db, person, now().today)
        requireManagerLeft(person, { roles: person.roles, closed: true }, others)
        await append(db, actor, 'person.closed', { personId, reason })
      })
    },
  }

  async function changeNames(db: WriteDb, actor: Actor, person: PersonRecord, changes: PersonChanges): Promise<void> {
    await changePersonEntry(db, { actor, ids, clock }, person, changes)
  }

  async function changeRoles(db: WriteDb, actor: Actor, person: PersonRecord, roles: readonly Role[]): Promise<void> {
    const { today } = now()
    const isLearner = (await findLearnerOfPerson(db, person.id)) !== null
    if (roles.includes('learner') !== isLearner) throw isLearner ? learnersStay() : learnersComeWithEnrolment()
    requireManagerLeft(person, { roles, closed: false }, await countOtherManagers(db, person, today))
    for (const { id: roleId, role, from } of person.datedRoles.filter(dated => !roles.includes(dated.role))) {
      const to = from < today ? toPreviousDay(today) : undefined
      await append(db, actor, 'role.ended', { roleId, personId: person.id, to })
    }
    const had = new Set(person.datedRoles.map(dated => dated.role))
    for (const role of roles.filter(role => !had.has(role))) {
      await append(db, actor, 'role.added', { roleId: ids.create('rol'), personId: person.id, role, from: today })
    }
  }

  async function changeTraining(db: WriteDb, actor: Actor, person: PersonRecord, changes: PersonChanges): Promise<void> {
    const { inTrainingFrom, inTrainingTo } = changes
    if (inTrainingFrom === undefined && inTrainingTo === undefined) return
    const from = inTrainingFrom === undefined ? (person.training?.from ?? null) : inTrainingFrom
    const to = inTrainingTo === undefined ? (person.training?.to ?? null) : inTrainingTo
    checkTraining(from ?? undefined, to ?? undefined)
    if (from === (person.training?.from ?? null) && to === (person.training?.to ?? null)) return
    const { today } = now()
    if (person.training !== null) {
      // What the mark said of days gone by stays: decisions were made under it.
      const isGone = from === null && person.training.from < today
      const ending = isGone ? toPreviousDay(today) : undefined
      await append(db, actor, 'trainingMark.ended', { markId: person.training.id, personId: person.id, to: ending })
    }
    if (from !== null) {
      await append(db, actor, 'trainingMark.added', { markId: ids.create('trn'), personId: person.id, from, to })
    }
  }
}

function checkTraining(from: string | undefined, to: string | undefined): void {
  if (to === undefined) return
  if (from === undefined) throw invalid('inTrainingFrom', 'Give the day on which the training begins.')
  if (to < from) throw invalid('inTrainingTo', 'The training can’t end before it begins.')
}
