import { listWords, type SignOff } from '@crosswalk/contracts'
import { checkReopen, checkSignOff } from '@crosswalk/progress'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { type LoadedUnit, loadUnit } from '../units/load-unit.ts'
import { readUnitRecord } from '../units/unit-records.service.ts'
import { listChangedCriteria } from '../units/unit-revision.ts'
import { toSignOff, toSignOffFact } from './sign-offs.model.ts'
import { requireReopen, requireSignOff } from './sign-offs.policy.ts'
import { findSignOffRecord } from './sign-offs.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export function createSignOffsService({ store, clock, ids, mappings }: Dependencies) {
  const today = () => toCentreDay(clock.now())

  return {
    /** [LEVEL-4] The first signature of a unit, or a supplementary one. */
    async signOffUnit(
      actor: Actor,
      enrolmentId: string,
      unitId: string,
      { revision }: { declaration: true; revision?: number | undefined },
    ): Promise<SignOff> {
      return store.tx('signOffUnit', async db => {
        const loaded = await loadUnit(db, mappings, actor, { enrolmentId, unitId, today: today() })
        const { facts, unit } = loaded
        const access = requireSignOff(loaded.access, actor)
        if (revision !== undefined && revision !== loaded.revision) throw await toStale(db, actor, loaded, revision)
        const check = checkSignOff(loaded.mapping.qualification, loaded.programme, facts, unitId)
        if (!check.ok) throw toRefusal(check, loaded)

        const signOffId = ids.create('sgn')
        const achievementIds = new Set(facts.achievements.map(achievement => achievement.id))
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId,
          kind: 'unit.signedOff',
          data: {
            signOffId,
            enrolmentId,
            unitId,
            criteriaHeld: unit.criteria.length,
            criteriaNotHeld: unit.notHeld.length,
            partOfUnit: !unit.complete,
            supplementaryTo: check.supplementaryTo,
            decisionIds: check.supportIds.filter(id => !achievementIds.has(id)),
            achievementIds: check.supportIds.filter(id => achievementIds.has(id)),
          },
        })
        const record = await findSignOffRecord(db, signOffId)
        if (record === null) throw new Error(`Sign-off ${signOffId} was not kept.`)
        return toSignOff(record, unit)
      })
    },

    async reopenSignOff(actor: Actor, signOffId: string, { reason }: { reason: string }): Promise<void> {
      await store.tx('reopenSignOff', async db => {
        const signOff = await findSignOffRecord(db, signOffId)
        if (signOff === null || signOff.centreId !== actor.centreId) throw appError('record.notFound')
        const access = requireReopen(await getEnrolmentAccess(db, actor, signOff.enrolmentId, today()), actor)
        const check = checkReopen(toSignOffFact(signOff), reason)
        if (!check.ok) {
          if (check.reason === 'alreadyReopened') throw appError('signOff.reopened')
          throw invalidField('reason', 'Say why you reopen it.')
        }
        await appendEntry(db, {
          centreId: actor.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId: access.id,
          kind: 'signOff.reopened',
          data: { signOffId, enrolmentId: access.id, reason },
        })
      })
    },
  }

  async function toStale(db: Db, actor: Actor, loaded: LoadedUnit, revision: number) {
    const changed = listChangedCriteria(loaded.unit, loaded.facts, revision)
    return appError('conflict.stale', {
      detail:
        changed.length === 0 ? 'This unit changed while you read.' : `${listWords(changed)} changed while you read.`,
      extra: { current: await readUnitRecord(db, mappings, actor, loaded) },
    })
  }
}

type Refusal = Exclude<ReturnType<typeof checkSignOff>, { ok: true }>

function toRefusal({ reason, missing }: Refusal, { unit }: LoadedUnit) {
  switch (reason) {
    case 'unitUnknown':
      return appError('record.notFound')
    case 'unitNotTaken':
      return appError('signOff.notReady', { detail: `Unit ${unit.number} is not in the units of this enrolment.` })
    case 'noCriteria':
      return appError('signOff.noCriteria')
    case 'alreadySignedOff':
      return appError('signOff.standing')
    case 'criteriaNotAccepted': {
      const ids = new Set(missing.map(leaf => ('criterionId' in leaf ? leaf.criterionId : '')))
      const numbers = unit.criteria.filter(({ id }) => ids.has(id)).map(({ number }) => number)
      return appError('signOff.notReady', {
        detail: `${listWords(numbers)} of Unit ${unit.number} ${numbers.length === 1 ? 'is' : 'are'} not accepted yet.`,
      })
    }
  }
}
