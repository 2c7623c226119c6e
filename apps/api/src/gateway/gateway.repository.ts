import type { GatewayParty } from '@crosswalk/contracts'
import type { GatewayBasis } from '@crosswalk/progress'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'

export interface TickRecord {
  line: string
  note: string | null
  by: { id: string; name: string }
  at: Date
}

export async function listTicks(db: Db, enrolmentId: string): Promise<TickRecord[]> {
  const { gatewayTicks: t, people } = db.t
  const rows = await db
    .select({ tick: t, givenName: people.givenName, familyName: people.familyName })
    .from(t)
    .innerJoin(people, eq(people.id, t.tickedBy))
    .where(and(eq(t.enrolmentId, enrolmentId), isNull(t.ended)))
  return rows.map(({ tick, givenName, familyName }) => ({
    line: tick.line,
    note: tick.note,
    by: { id: tick.tickedBy, name: formatName(givenName, familyName) },
    at: tick.tickedAt,
  }))
}

export interface SignatureRecord {
  id: string
  centreId: string
  enrolmentId: string
  party: GatewayParty
  declaration: string
  basis: GatewayBasis
  signedBy: string | null
  by: string
  at: Date
  ended: number | null
}

export async function listSignatures(db: Db, enrolmentId: string): Promise<SignatureRecord[]> {
  const { gatewaySignatures: t } = db.t
  return select(db, and(eq(t.enrolmentId, enrolmentId), isNull(t.ended)))
}

export async function findSignature(db: Db, signatureId: string): Promise<SignatureRecord | null> {
  const [row] = await select(db, eq(db.t.gatewaySignatures.id, signatureId))
  return row ?? null
}

async function select(db: Db, which: ReturnType<typeof and>): Promise<SignatureRecord[]> {
  const { gatewaySignatures: t, people } = db.t
  const rows = await db
    .select({ signature: t, givenName: people.givenName, familyName: people.familyName })
    .from(t)
    .leftJoin(people, eq(people.id, t.signedBy))
    .where(which)
  return rows.map(({ signature, givenName, familyName }) => ({
    id: signature.id,
    centreId: signature.centreId,
    enrolmentId: signature.enrolmentId,
    party: signature.party,
    declaration: signature.declaration,
    basis: signature.basis,
    signedBy: signature.signedBy,
    by: signature.name ?? (familyName === null ? '' : formatName(givenName, familyName)),
    at: signature.signedAt,
    ended: signature.ended,
  }))
}

export async function getCentreName(db: Db, centreId: string): Promise<string> {
  const { centres } = db.t
  const [row] = await db.select({ name: centres.name }).from(centres).where(eq(centres.id, centreId))
  return row?.name ?? ''
}
