import { isUln, type Learner } from '@crosswalk/contracts'
import { listLearnerAccess, visibleEnrolments } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import { addEnrolmentEntry, type NewEnrolment } from '../enrolments/add-enrolment.ts'
import { toEnrolmentSummary } from '../enrolments/enrolments.model.ts'
import { listEnrolmentSummaries } from '../enrolments/enrolments.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import { DEFAULT_PAGE, toPage } from '../http/cursor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { requireFreeEmail } from '../people/people.repository.ts'
import { requireAccount } from '../people/people-accounts.repository.ts'
import { followEmail, listChangedDetails } from '../people/person-details.ts'
import { toNameKey } from '../people/person-search.repository.ts'
import { requireManagedLearner } from './learners.policy.ts'
import {
  countLearners,
  findLearnerRecord,
  isReferenceTaken,
  isUlnTaken,
  type LearnerRecord,
  type LearnersQuery,
  listLearnerRecords,
  ofLearners,
} from './learners.repository.ts'

export interface NewLearner {
  givenName?: string | undefined
  familyName: string
  email?: string | undefined
  uln?: string | undefined
  ownReference?: string | undefined
  enrolment: NewEnrolment
}

/** What is absent stays as it is. */
export interface LearnerChanges {
  revision: number
  givenName?: string | null | undefined
  familyName?: string | undefined
  email?: string | null | undefined
  uln?: string | null | undefined
  ownReference?: string | null | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export function createLearnersService({ store, clock, ids, mappings }: Dependencies) {
  const today = () => toCentreDay(clock.now())

  /** With the enrolments that the actor may see. */
  async function toLearners(db: Db, actor: Actor, learners: readonly LearnerRecord[]): Promise<Learner[]> {
    if (learners.length === 0) return []
    const visible = await visibleEnrolments(db, actor, today())
    const ids = learners.map(learner => learner.id)
    const enrolments = await listEnrolmentSummaries(db, ofLearners(db, ids, visible))
    return learners.map(({ id, personId, name, givenName, familyName, email, uln, ownReference, revision }) => ({
      id,
      personId,
      name,
      givenName,
      familyName,
      email,
      uln,
      ownReference,
      enrolments: enrolments.filter(enrolment => enrolment.learnerId === id).map(toEnrolmentSummary),
      revision,
    }))
  }

  async function getLearner(db: Db, actor: Actor, learnerId: string): Promise<Learner> {
    const record = await findLearnerRecord(db, learnerId)
    const [learner] = record === null ? [] : await toLearners(db, actor, [record])
    if (learner === undefined) throw appError('record.notFound')
    return learner
  }

  return {
    async listLearners(
      actor: Actor,
      given: Pick<LearnersQuery, 'search' | 'cohortId' | 'employerId'> & {
        show?: LearnersQuery['show'] | undefined
        cursor?: string | undefined
        limit?: number | undefined
      },
    ) {
      const { cursor, limit = DEFAULT_PAGE, show = 'current', ...rest } = given
      return store.readTx(async db => {
        const query = { ...rest, show, centreId: actor.centreId, visible: await visibleEnrolments(db, actor, today()) }
        const records = await listLearnerRecords(db, query, { cursor, limit })
        const page = toPage(records, limit, learner => toNameKey({ ...learner, id: learner.personId }))
        return {
          learners: await toLearners(db, actor, page.items),
          ended: await countLearners(db, { ...query, show: 'ended' }),
          nextCursor: page.nextCursor,
        }
      })
    },

    getLearner: (actor: Actor, learnerId: string): Promise<Learner> =>
      store.readTx(async db => {
        await listLearnerAccess(db, actor, learnerId, today())
        return getLearner(db, actor, learnerId)
      }),

    /** Person, learner and first enrolment: one act. */
    async addLearner(actor: Actor, learner: NewLearner): Promise<Learner> {
      const { givenName = null, familyName, email = null, uln = null, ownReference = null } = learner
      return store.tx('addLearner', async db => {
        const { centreId, personId: actorId } = actor
        await requireFreeKeys(db, centreId, { uln, ownReference }, null)
        if (email !== null) await requireFreeEmail(db, centreId, email)
        const accountId = email === null ? null : await requireAccount(db, ids, centreId, email)
        const learnerId = ids.create('lrn')
        await appendEntry(db, {
          centreId,
          actorId,
          learnerId,
          kind: 'learner.added',
          data: {
            learnerId,
            personId: ids.create('per'),
            newPerson: { givenName, familyName, email, accountId },
            roleId: ids.create('rol'),
            from: today(),
            uln,
            ownReference,
          },
        })
        await addEnrolmentEntry(db, { actor, ids, mappings }, learnerId, learner.enrolment, 'enrolment.')
        return getLearner(db, actor, learnerId)
      })
    },

    async changeLearner(actor: Actor, learnerId: string, changes: LearnerChanges): Promise<Learner> {
      return store.tx('changeLearner', async db => {
        const learner = requireManagedLearner(actor, await findLearnerRecord(db, learnerId))
        if (learner.revision !== changes.revision) {
          throw appError('conflict.stale', { extra: { current: await getLearner(db, actor, learnerId) } })
        }
        const details = listChangedDetails(learner, changes)
        const keys = listChangedKeys(learner, changes)
        if (Object.keys({ ...details, ...keys }).length === 0) return getLearner(db, actor, learnerId)
        await requireFreeKeys(db, actor.centreId, keys, learnerId)

        const personId = learner.personId
        const by = { centreId: actor.centreId, actorId: actor.personId }
        const accountId = await followEmail(db, ids, { ...learner, id: personId }, details.email)
        const data = { learnerId, personId, ...details, ...keys }
        await appendEntry(db, { ...by, learnerId, kind: 'learner.changed', data })
        if (accountId !== null) {
          await appendEntry(db, { ...by, kind: 'person.accountLinked', data: { personId, accountId } })
        }
        return getLearner(db, actor, learnerId)
      })
    },
  }
}

interface Keys {
  uln?: string | null | undefined
  ownReference?: string | null | undefined
}

function listChangedKeys(learner: LearnerRecord, { uln, ownReference }: Keys): Keys {
  return {
    ...(uln !== undefined && uln !== learner.uln ? { uln } : {}),
    ...(ownReference !== undefined && ownReference !== learner.ownReference ? { ownReference } : {}),
  }
}

async function requireFreeKeys(db: WriteDb, centreId: string, keys: Keys, exceptId: string | null): Promise<void> {
  const { uln = null, ownReference = null } = keys
  if (uln !== null) {
    if (!isUln(uln)) throw appError('uln.invalid', { errors: [{ path: 'uln', message: 'Check the ten digits.' }] })
    if (await isUlnTaken(db, centreId, uln, exceptId)) throw appError('uln.taken')
  }
  if (ownReference !== null && (await isReferenceTaken(db, centreId, ownReference, exceptId))) {
    throw invalidField('ownReference', 'Another learner at your centre has this reference.')
  }
}
