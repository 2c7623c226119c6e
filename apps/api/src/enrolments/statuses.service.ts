/** The status of an enrolment: what was recorded of it, and what was announced and begins by itself on its day. */
import { type listStatuses, NEXT_STATUSES, type ReplyOf } from '@crosswalk/contracts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { listPersonNames } from '../people/person-names.repository.ts'
import { canChangeEnrolment } from './enrolments.policy.ts'
import { getStandingStatus } from './enrolments.repository.ts'
import { toAnnounced, toHistory, toName } from './status-history.model.ts'
import { findAnnouncedRecord, listDueAnnouncements, listStatusRecords } from './statuses.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
}

export function createStatusesService({ store, clock }: Dependencies) {
  const now = () => toCentreDay(clock.now())

  return {
    listStatuses: (actor: Actor, enrolmentId: string): Promise<ReplyOf<typeof listStatuses>> =>
      store.readTx(async db => {
        const today = now()
        const access = await getEnrolmentAccess(db, actor, enrolmentId, today)
        const records = await listStatusRecords(db, enrolmentId)
        const announced = await findAnnouncedRecord(db, enrolmentId)
        const names = await listPersonNames(db, [
          announced?.announcedBy ?? null,
          ...records.map(({ decidedBy }) => decidedBy),
        ])
        return {
          statuses: toHistory(records).map(({ sinceOn, decidedBy, at, began: _, ...record }) => ({
            ...record,
            from: sinceOn,
            by: toName(names, decidedBy),
            at: at.toISOString(),
          })),
          announced: announced === null ? null : toAnnounced(announced, names),
          next: [...NEXT_STATUSES[access.status]],
          today,
          revision: access.revision,
          can: { change: canChangeEnrolment(access) },
        }
      }),

    /** What was announced for today or earlier begins, from its day. Whoever announced it decided it. */
    async beginAnnounced(): Promise<void> {
      const today = now()
      if ((await listDueAnnouncements(store.read, today)).length === 0) return
      await store.tx('beginAnnounced', async db => {
        const dueNow = await listDueAnnouncements(db, today)
        for (const { enrolmentId, learnerId, centreId, announcedBy, fromOn, ...due } of dueNow) {
          const standing = await getStandingStatus(db, enrolmentId)
          const data = { enrolmentId, sinceOn: fromOn, ...due }
          if (standing.sinceOn > fromOn) data.sinceOn = standing.sinceOn
          const by = { centreId, actorId: announcedBy, learnerId, enrolmentId }
          await appendEntry(db, { ...by, kind: 'enrolment.statusChanged', data })
        }
      })
    },
  }
}
