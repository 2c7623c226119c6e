import type { Gateway } from '@crosswalk/contracts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { canConfirm } from '../confirmations/confirmations.policy.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import {
  canAskEmployer,
  canTick,
  canWithdraw,
  findSigningParty,
  requireSigningParty,
  requireTick,
} from './gateway.policy.ts'
import { findSignature } from './gateway.repository.ts'
import { loadGateway } from './load-gateway.ts'
import { appendSignature } from './sign-gateway.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export type GatewayService = ReturnType<typeof createGatewayService>

export function createGatewayService({ store, clock, ids, mappings }: Dependencies) {
  const today = () => toCentreDay(clock.now())
  const getAccess = (db: Db, actor: Actor, enrolmentId: string) => getEnrolmentAccess(db, actor, enrolmentId, today())

  async function read(db: Db, actor: Actor, access: EnrolmentAccess): Promise<Gateway> {
    const { page, signatures } = await loadGateway(db, mappings, access.id)
    return {
      ...page,
      can: {
        tick: canTick(access, actor),
        confirm: canConfirm(access, actor),
        sign: findSigningParty(access, actor),
        askEmployer: canAskEmployer(access, actor),
        withdraw: signatures.some(signature => canWithdraw(access, actor, signature)),
      },
    }
  }

  const by = (actor: Actor, { learnerId, id: enrolmentId }: EnrolmentAccess) => ({
    centreId: actor.centreId,
    actorId: actor.personId,
    learnerId,
    enrolmentId,
  })

  return {
    getGateway: (actor: Actor, enrolmentId: string): Promise<Gateway> =>
      store.readTx(async db => read(db, actor, await getAccess(db, actor, enrolmentId))),

    async tickLine(
      actor: Actor,
      enrolmentId: string,
      key: string,
      { done, note }: { done: boolean; note?: string | null | undefined },
    ): Promise<Gateway> {
      return store.tx('tickGatewayLine', async db => {
        const access = requireTick(await getAccess(db, actor, enrolmentId), actor)
        const { page } = await loadGateway(db, mappings, enrolmentId)
        const line = page.lines.find(one => one.key === key)
        if (line === undefined) throw appError('record.notFound')
        if (line.computed) throw appError('gateway.computedLine')
        const { text } = line
        if (done && !(line.done && (note === undefined || note === line.note))) {
          const data = { enrolmentId, line: key, text, note: note ?? null }
          await appendEntry(db, { ...by(actor, access), kind: 'gatewayLine.ticked', data })
        }
        if (!done && line.done) {
          const data = { enrolmentId, line: key, text }
          await appendEntry(db, { ...by(actor, access), kind: 'gatewayLine.cleared', data })
        }
        return read(db, actor, access)
      })
    },

    async sign(actor: Actor, enrolmentId: string, basis: string): Promise<Gateway> {
      return store.tx('signGateway', async db => {
        const access = await getAccess(db, actor, enrolmentId)
        const party = requireSigningParty(access, actor)
        await appendSignature(db, ids, await loadGateway(db, mappings, enrolmentId), by(actor, access), party, basis)
        return read(db, actor, access)
      })
    },

    async withdrawSignature(actor: Actor, signatureId: string, { reason }: { reason: string }): Promise<void> {
      await store.tx('withdrawGatewaySignature', async db => {
        const signature = await findSignature(db, signatureId)
        if (signature === null || signature.centreId !== actor.centreId) throw appError('record.notFound')
        const access = await getAccess(db, actor, signature.enrolmentId)
        if (!canWithdraw(access, actor, signature)) throw appError('access.refused')
        if (signature.ended !== null) throw appError('gateway.signatureEnded')
        const data = { signatureId, enrolmentId: access.id, party: signature.party, reason }
        await appendEntry(db, { ...by(actor, access), kind: 'gatewaySignature.withdrawn', data })
      })
    },
  }
}
