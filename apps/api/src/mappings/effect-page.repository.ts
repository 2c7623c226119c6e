/** Enrolments of which an effect is told, page by page: one page holds the server for a few dozen enrolments at most. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { EffectPage } from '@crosswalk/contracts'
import { and, asc, count, eq, gt, inArray, type SQL } from 'drizzle-orm'
import { hasNotEnded } from '../access/enrolment-access.repository.ts'
import type { Db } from '../db/store.ts'
import { readCursor, toPage } from '../http/cursor.ts'
import { formatName } from '../people/person-name.ts'
import { findEnrolmentFacts, type LoadedEnrolment } from '../progress-rows/enrolment-facts.repository.ts'
import { type EffectOnEnrolment, hasEffect } from './enrolment-effect.ts'

const PAGE = 50
/** Between two breaths, in which the event loop serves others. */
const ENROLMENTS_TO_A_BREATH = 5

interface Asked {
  /** Which enrolments, by conditions on enrolments and their programme versions. */
  which: SQL | undefined
  cursor?: string | undefined
  limit?: number | undefined
  /** Null where the enrolment takes nothing of what changes. */
  compute(loaded: LoadedEnrolment): Promise<EffectOnEnrolment | null>
}

export async function readEffectPage(db: Db, { which, cursor, limit = PAGE, compute }: Asked): Promise<EffectPage> {
  const after = readCursor(cursor, ['string'])?.[0]
  const found = await listEnrolments(db, which, after, limit + 1)
  const { items, nextCursor } = toPage(found, limit, one => [one.enrolmentId])
  const changes: EffectPage['changes'] = []
  let concerned = 0
  for (const [at, one] of items.entries()) {
    if (at % ENROLMENTS_TO_A_BREATH === 0) await breathe()
    // By the rules, from all facts of the enrolment: one prepared query each, so that what is told is what will be.
    const loaded = await findEnrolmentFacts(db, one.enrolmentId)
    const effect = loaded === null ? null : await compute(loaded)
    if (effect === null) continue
    concerned += 1
    if (hasEffect(effect)) changes.push({ ...one, ...effect })
  }
  return { enrolments: await countEnrolments(db, which), concerned, changes, nextCursor }
}

/** Of the centre, not ended, on one of these mappings. Conditions for the selects below. */
export function onMappings(db: Db, centreId: string, mappingIds: readonly string[]): SQL | undefined {
  const { t } = db
  return and(
    eq(t.enrolments.centreId, centreId),
    inArray(t.programmeVersions.mappingId, [...mappingIds]),
    hasNotEnded(db),
  )
}

async function listEnrolments(db: Db, which: SQL | undefined, after: string | undefined, limit: number) {
  const { enrolments, programmes, learners, people } = db.t
  const rows = await db
    .select({
      enrolmentId: enrolments.id,
      learnerId: enrolments.learnerId,
      programmeId: enrolments.programmeId,
      programmeName: programmes.name,
      cohortId: enrolments.cohortId,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(enrolments)
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .innerJoin(db.t.programmeVersions, followed(db))
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .where(and(which, after === undefined ? undefined : gt(enrolments.id, after)))
    .orderBy(asc(enrolments.id))
    .limit(limit)
  return rows.map(({ givenName, familyName, ...row }) => ({ ...row, name: formatName(givenName, familyName) }))
}

export async function countEnrolments(db: Db, which: SQL | undefined): Promise<number> {
  const { enrolments, programmes, programmeVersions } = db.t
  const [row] = await db
    .select({ count: count() })
    .from(enrolments)
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .innerJoin(programmeVersions, followed(db))
    .where(which)
  return row?.count ?? 0
}

/** The version that the enrolment follows. */
export function followed({ t: { enrolments, programmeVersions: versions } }: Db): SQL | undefined {
  return and(eq(versions.programmeId, enrolments.programmeId), eq(versions.version, enrolments.programmeVersion))
}
