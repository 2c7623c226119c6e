import { type Cohort, cohort as cohortShape } from '@crosswalk/contracts'
import { visibleEnrolments } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { DEFAULT_PAGE, toPage } from '../http/cursor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { canManageCohorts, requireManagedCohort } from './cohorts.policy.ts'
import { type CohortRecord, findCohortRecord, listCohortRecords } from './cohorts.repository.ts'

export interface CohortChanges {
  revision: number
  name?: string | undefined
  startsOn?: string | null | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
}

export function createCohortsService({ store, clock, ids }: Dependencies) {
  const getManaged = async (db: Db, actor: Actor, cohortId: string) =>
    requireManagedCohort(actor, await findCohortRecord(db, cohortId))

  return {
    async listCohorts(actor: Actor, page: { cursor?: string | undefined; limit?: number | undefined }) {
      const limit = page.limit ?? DEFAULT_PAGE
      const cohorts = await listCohortRecords(store.read, {
        centreId: actor.centreId,
        visible: await visibleEnrolments(store.read, actor, toCentreDay(clock.now())),
        withEmpty: canManageCohorts(actor),
        cursor: page.cursor,
        limit,
      })
      const { items, nextCursor } = toPage<CohortRecord>(cohorts, limit, cohort => [cohort.name, cohort.id])
      return { cohorts: items, nextCursor }
    },

    async addCohort(actor: Actor, cohort: { name: string; startsOn?: string | undefined }): Promise<Cohort> {
      return store.tx('addCohort', async db => {
        const cohortId = ids.create('coh')
        const data = { cohortId, name: cohort.name, startsOn: cohort.startsOn ?? null }
        await appendEntry(db, { centreId: actor.centreId, actorId: actor.personId, kind: 'cohort.added', data })
        return getManaged(db, actor, cohortId)
      })
    },

    async changeCohort(actor: Actor, cohortId: string, changes: CohortChanges): Promise<Cohort> {
      return store.tx('changeCohort', async db => {
        const cohort = await getManaged(db, actor, cohortId)
        if (cohort.revision !== changes.revision)
          throw appError('conflict.stale', { extra: { current: cohortShape.parse(cohort) } })
        const { name = cohort.name, startsOn = cohort.startsOn } = changes
        if (name === cohort.name && startsOn === cohort.startsOn) return cohort
        const data = { cohortId, name, startsOn }
        await appendEntry(db, { centreId: actor.centreId, actorId: actor.personId, kind: 'cohort.changed', data })
        return getManaged(db, actor, cohortId)
      })
    },
  }
}
