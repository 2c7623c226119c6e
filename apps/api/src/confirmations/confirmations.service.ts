import type { ConfirmationRecord } from '@crosswalk/contracts'
import type { ConfirmationOutcome } from '@crosswalk/progress'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { isStaffOf } from '../access/enrolment-access.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { findEnrolmentFacts } from '../progress-rows/enrolment-facts.repository.ts'
import { appendConfirmations } from './append-confirmations.ts'
import { requireConfirm } from './confirmations.policy.ts'
import { findConfirmationRow, listConfirmationRows } from './confirmations.repository.ts'
import { toConfirmationRecords } from './read-confirmations.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export function createConfirmationsService({ store, clock, ids, mappings }: Dependencies) {
  const today = () => toCentreDay(clock.now())

  return {
    /** [KSB-7] One KSB or a whole area: one act, one word, one reason. */
    async confirmKsbs(
      actor: Actor,
      enrolmentId: string,
      given: { ksbIds: readonly string[]; outcome: ConfirmationOutcome; statement?: string | undefined },
    ): Promise<{ confirmations: ConfirmationRecord[] }> {
      return store.tx('confirmKsbs', async db => {
        const access = requireConfirm(await getEnrolmentAccess(db, actor, enrolmentId, today()), actor)
        const loaded = await findEnrolmentFacts(db, enrolmentId)
        if (loaded === null) throw appError('record.notFound')
        const mapping = await mappings.getMapping(db, loaded.mappingId)
        const { programme, facts } = loaded
        const { outcome, statement = null } = given
        const ksbIds = [...new Set(given.ksbIds)]
        const by = { centreId: actor.centreId, actorId: actor.personId, learnerId: access.learnerId, enrolmentId }
        const said = ksbIds.map(ksbId => ({ ksbId, outcome, statement }))
        const made = new Set(
          await appendConfirmations(db, ids, { ...by, kind: 'staff' }, { mapping, programme, facts }, said),
        )
        const rows = (await listConfirmationRows(db, enrolmentId, ksbIds)).filter(row => made.has(row.id))
        return { confirmations: await toConfirmationRecords(db, mappings, mapping, facts, rows) }
      })
    },

    /** What staff said, and also what the employer did: a tutor or assessor records that it no longer holds. */
    async withdrawConfirmation(actor: Actor, confirmationId: string, { reason }: { reason: string }): Promise<void> {
      await store.tx('withdrawConfirmation', async db => {
        const row = await findConfirmationRow(db, confirmationId)
        if (row === null || row.centreId !== actor.centreId) throw appError('record.notFound')
        const seen = await getEnrolmentAccess(db, actor, row.enrolmentId, today())
        if (!isStaffOf(seen)) throw appError('record.notFound')
        const access = requireConfirm(seen, actor)
        if (row.ended !== null) throw appError('confirmation.ended')
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId: row.enrolmentId,
          kind: 'confirmation.withdrawn',
          data: { confirmationId, enrolmentId: row.enrolmentId, reason },
        })
      })
    },
  }
}
