import { GATEWAY_PARTIES } from '@crosswalk/contracts'
import { GATEWAY_ROUTES } from '@crosswalk/progress'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { defineProjector, id, requireActor } from '../ledger/define-projector.ts'
import { writtenText } from '../ledger/personal-text.ts'
import { markAccessUsed } from '../outside/outside.repository.ts'

const basis = z.object({
  mappingId: id,
  programmeVersion: z.int(),
  ksbs: z.array(z.object({ ksbId: id, routes: z.array(z.enum(GATEWAY_ROUTES)) })),
  lines: z.array(z.string()),
})

async function endTick(db: WriteDb, sequence: number, enrolmentId: string, line: string): Promise<void> {
  const { gatewayTicks: t } = db.t
  await db
    .update(t)
    .set({ ended: sequence })
    .where(and(eq(t.enrolmentId, enrolmentId), eq(t.line, line), isNull(t.ended)))
}

export const gatewayProjectors = {
  'gatewayLine.ticked': defineProjector(
    z.object({ enrolmentId: id, line: z.string(), text: z.string(), note: writtenText('note').nullable() }),
    async (db, entry) => {
      const { enrolmentId, line, note } = entry.data
      const { sequence: began } = entry
      await endTick(db, began, enrolmentId, line)
      const by = { tickedBy: requireActor(entry), tickedAt: entry.at }
      await db.insert(db.t.gatewayTicks).values({ enrolmentId, line, note, ...by, began })
    },
  ),

  'gatewayLine.cleared': defineProjector(
    z.object({ enrolmentId: id, line: z.string(), text: z.string() }),
    async (db, { data, sequence }) => endTick(db, sequence, data.enrolmentId, data.line),
  ),

  /** [GATE-3] A new signature of a party takes the place of the one before. */
  'gateway.signed': defineProjector(
    z.object({
      signatureId: id,
      enrolmentId: id,
      party: z.enum(GATEWAY_PARTIES),
      declaration: z.string(),
      basis,
      outside: z.object({ accessId: id, name: writtenText('name') }).optional(),
    }),
    async (db, entry) => {
      const { gatewaySignatures: t } = db.t
      const { signatureId, outside, ...signed } = entry.data
      await db
        .update(t)
        .set({ ended: entry.sequence })
        .where(and(eq(t.enrolmentId, signed.enrolmentId), eq(t.party, signed.party), isNull(t.ended)))
      await db.insert(t).values({
        ...signed,
        id: signatureId,
        centreId: entry.centreId,
        signedBy: outside === undefined ? requireActor(entry) : null,
        name: outside?.name ?? null,
        outsideAccessId: outside?.accessId ?? null,
        signedAt: entry.at,
        began: entry.sequence,
      })
      if (outside !== undefined) await markAccessUsed(db, outside.accessId, entry.at)
    },
  ),

  'gatewaySignature.withdrawn': defineProjector(
    z.object({ signatureId: id, enrolmentId: id, party: z.enum(GATEWAY_PARTIES), reason: writtenText('reason') }),
    async (db, { data, sequence }) => {
      const { gatewaySignatures: t } = db.t
      await db.update(t).set({ ended: sequence }).where(eq(t.id, data.signatureId))
    },
  ),
}
