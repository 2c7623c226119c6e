import type { Enrolment } from '@crosswalk/contracts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { requireManagedLearner } from '../learners/learners.policy.ts'
import { findLearnerRecord } from '../learners/learners.repository.ts'
import { addEnrolmentEntry, type NewEnrolment } from './add-enrolment.ts'
import { appendEnrolmentChanges, type EnrolmentChanges } from './change-enrolment.ts'
import { requireChangeable } from './enrolments.policy.ts'
import { readEnrolment } from './read-enrolment.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export function createEnrolmentsService({ store, clock, ids, mappings }: Dependencies) {
  const today = () => toCentreDay(clock.now())

  return {
    getEnrolment: (actor: Actor, enrolmentId: string): Promise<Enrolment> =>
      store.readTx(async db =>
        readEnrolment(db, mappings, actor, await getEnrolmentAccess(db, actor, enrolmentId, today())),
      ),

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
          throw appError('conflict.stale', { extra: { current: await readEnrolment(db, mappings, actor, access) } })
        }
        await appendEnrolmentChanges(db, actor, access, changes, today())
      })
      return this.getEnrolment(actor, enrolmentId)
    },
  }
}
