import type { Enrolment } from '@crosswalk/contracts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { requireManagedLearner } from '../learners/learners.policy.ts'
import { findLearnerRecord } from '../learners/learners.repository.ts'
import { listPersonNames } from '../people/person-names.repository.ts'
import { listRelationshipRecords } from '../relationships/relationships.repository.ts'
import { addEnrolmentEntry, type NewEnrolment } from './add-enrolment.ts'
import { appendEnrolmentChanges, type EnrolmentChanges } from './change-enrolment.ts'
import { toEnrolment } from './enrolments.model.ts'
import { requireChangeable, toEnrolmentCan } from './enrolments.policy.ts'
import {
  findJobRoleDecider,
  getEnrolmentRecord,
  getLevels,
  getStandingStatus,
  listUnitIds,
  listUnitMarks,
} from './enrolments.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export type EnrolmentsService = ReturnType<typeof createEnrolmentsService>

export function createEnrolmentsService({ store, clock, ids, mappings }: Dependencies) {
  const today = () => toCentreDay(clock.now())

  return {
    getEnrolment: (actor: Actor, enrolmentId: string): Promise<Enrolment> =>
      store.readTx(async db => read(db, await getEnrolmentAccess(db, actor, enrolmentId, today()))),

    async addEnrolment(actor: Actor, learnerId: string, enrolment: NewEnrolment): Promise<Enrolment> {
      const enrolmentId = await store.tx('addEnrolment', async db => {
        const learner = requireManagedLearner(actor, await findLearnerRecord(db, learnerId))
        return addEnrolmentEntry(db, { actor, ids, mappings }, learner.id, enrolment)
      })
      return this.getEnrolment(actor, enrolmentId)
    },

    async changeEnrolment(actor: Actor, enrolmentId: string, changes: EnrolmentChanges): Promise<Enrolment> {
      await store.tx('changeEnrolment', async db => {
        const access = requireChangeable(await getEnrolmentAccess(db, actor, enrolmentId, today()))
        if (access.revision !== changes.revision) {
          throw appError('conflict.stale', { extra: { current: await read(db, access) } })
        }
        await appendEnrolmentChanges(db, actor, access, changes, today())
      })
      return this.getEnrolment(actor, enrolmentId)
    },
  }

  async function read(db: Db, access: EnrolmentAccess): Promise<Enrolment> {
    const { id } = access
    const enrolment = await getEnrolmentRecord(db, id)
    const jobRoleDecidedBy = await findJobRoleDecider(db, id)
    const marks = await listUnitMarks(db, id)
    const signers = [...marks.values()].map(mark => mark.signedOff?.by ?? null)
    return toEnrolment({
      enrolment,
      status: await getStandingStatus(db, id),
      jobRoleDecidedBy,
      unitIds: await listUnitIds(db, id),
      levels: await getLevels(db, id),
      marks,
      relationships: await listRelationshipRecords(db, id),
      mapping: await mappings.getMapping(db, enrolment.mappingId),
      names: await listPersonNames(db, [jobRoleDecidedBy, ...signers]),
      can: toEnrolmentCan(access),
    })
  }
}
