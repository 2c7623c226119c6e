// [UNIT-1] Choosing an enrolment's units: the effect is shown before it is saved, and every fact is kept.
import { listWords } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { isOpen } from '../access/enrolment-access.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { findEnrolmentFacts } from '../progress-rows/enrolment-facts.repository.ts'
import { foreignUnits } from './add-enrolment.ts'
import { requireChangeable } from './enrolments.policy.ts'
import { readEnrolment } from './read-enrolment.ts'
import { computeUnitsEffect } from './units-effect.ts'

export interface ChosenUnits {
  unitIds: readonly string[]
  revision: number
  reason?: string | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
}

export function createUnitsService({ store, clock, mappings }: Dependencies) {
  async function compute(db: Db, actor: Actor, enrolmentId: string, { unitIds, revision }: ChosenUnits) {
    const access = requireChangeable(await getEnrolmentAccess(db, actor, enrolmentId, toCentreDay(clock.now())))
    const loaded = await findEnrolmentFacts(db, enrolmentId)
    if (loaded === null) throw appError('record.notFound')
    if (access.revision !== revision) {
      throw appError('conflict.stale', { extra: { current: await readEnrolment(db, mappings, actor, access) } })
    }
    if (!isOpen(access)) throw appError('enrolment.ended')

    const mapping = await mappings.getMapping(db, loaded.mappingId)
    const { units } = mapping.qualification
    if (unitIds.some(id => !units.some(unit => unit.id === id))) throw foreignUnits()
    return { access, effect: computeUnitsEffect(mapping, loaded, unitIds), units }
  }

  return {
    previewUnits: (actor: Actor, enrolmentId: string, chosen: ChosenUnits) =>
      store.readTx(async db => {
        const { access, effect } = await compute(db, actor, enrolmentId, chosen)
        return { effect, revision: access.revision, saved: false }
      }),

    async changeUnits(actor: Actor, enrolmentId: string, chosen: ChosenUnits) {
      return store.tx('changeUnits', async db => {
        const { access, effect, units } = await compute(db, actor, enrolmentId, chosen)
        const { added, removed } = effect
        if (added.length + removed.length === 0) return { effect, revision: access.revision, saved: true }
        const { reason = null } = chosen
        if (effect.signedOff.length > 0) {
          throw appError('units.signedOff', {
            detail: `${toLabels(units, effect.signedOff)}: reopen the sign-off first.`,
          })
        }
        if (effect.reasonNeeded && reason === null) {
          throw appError('units.reasonNeeded', {
            detail: `Accepted work rests on ${toLabels(units, effect.acceptedWork)}. Say why.`,
            errors: [{ path: 'reason', message: 'Say why.' }],
          })
        }
        await appendEntry(db, {
          centreId: access.centreId,
          actorId: actor.personId,
          learnerId: access.learnerId,
          enrolmentId,
          kind: 'units.changed',
          data: {
            enrolmentId,
            added,
            removed,
            reason,
            ksbs: effect.ksbs.map(({ ksbId, change }) => ({ ksbId, change })),
          },
        })
        return { effect, revision: access.revision + 1, saved: true }
      })
    },
  }
}

function toLabels(units: MappingDocument['qualification']['units'], unitIds: readonly string[]): string {
  const numbers = units.filter(unit => unitIds.includes(unit.id)).map(unit => `Unit ${unit.number}`)
  return listWords(numbers)
}
