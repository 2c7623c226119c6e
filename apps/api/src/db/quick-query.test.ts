import Sqlite from 'better-sqlite3'
import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTestWorld } from '../ledger/world.test-utils.ts'
import { type Db, toConnection } from './connection.ts'
import { isGiven, jsonRows, toGiven } from './json-rows.ts'
import { schema } from './schema.ts'

/** One item with two decided tags, read twice: as Crosswalk keeps its queries, and as drizzle alone does. */
async function createReaders() {
  const world = await createTestWorld()
  const { mapping } = world
  const [first, second] = mapping.qualification.units.flatMap(unit => unit.criteria)
  if (!first || !second) throw new Error('The first mapping has no criteria.')
  const assessorId = await world.addPerson('Ashworth', 'assessor')
  const programmeId = await world.addProgramme(mapping.id)
  const learnerId = await world.addLearner('Okafor')
  const unitIds = mapping.qualification.units.map(({ id }) => id)
  const enrolmentId = await world.addEnrolment({ learnerId, programmeId, unitIds })
  const evidenceId = await world.addEvidence({ learnerId, enrolmentId, authorId: assessorId })
  const of = { learnerId, enrolmentId, evidenceId }
  const tagIds = await world.addTags({ ...of, actorId: assessorId }, [
    { criterionId: first.id },
    { criterionId: second.id },
  ])
  await world.decide({ ...of, assessorId }, tagIds)
  const client = new Sqlite(world.store.file)
  onTestFinished(() => {
    client.close()
  })
  const { db: kept } = toConnection(client)
  const plain: Db = Object.assign(drizzle(client), {
    t: schema,
    prepared: <Query>(_: string, build: (one: Db) => Query): Query => build(plain),
  })
  return { kept, plain, tagIds, evidenceId, learnerId }
}

/** What a statement with placeholders comes to in both. */
interface Prepared {
  execute(given: Record<string, unknown>): PromiseLike<unknown>
}

describe('a query that is kept', () => {
  it('reads what drizzle reads: times, lists, JSON, and a joined table that is absent', async () => {
    const { kept, plain, tagIds, evidenceId, learnerId } = await createReaders()
    const given = sql.placeholder
    const builds: [string, (db: Db) => Prepared][] = [
      [
        'decisions',
        db =>
          db
            .select({ decision: db.t.decisions, tagId: db.t.tags.id })
            .from(db.t.decisions)
            .innerJoin(db.t.tags, eq(db.t.tags.id, db.t.decisions.tagId))
            .where(isGiven(db.t.tags.id, 'tagIds'))
            .orderBy(desc(db.t.decisions.id))
            .prepare(),
      ],
      [
        'answers',
        db => {
          const { evidence, recordAnswers } = db.t
          return db
            .select({ evidence, answer: recordAnswers, who: { learnerId: evidence.learnerId } })
            .from(evidence)
            .leftJoin(recordAnswers, and(eq(recordAnswers.evidenceId, evidence.id), isNull(recordAnswers.ended)))
            .where(eq(evidence.id, given('evidenceId')))
            .limit(1)
            .prepare()
        },
      ],
      [
        'counts',
        db => {
          const { tags } = db.t
          const ids = jsonRows([tags.id], sql`${tags}`, eq(tags.learnerId, given('learnerId')))
          return db
            .select({ count: count(), ids })
            .from(tags)
            .where(eq(tags.learnerId, given('learnerId')))
            .prepare()
        },
      ],
      [
        'nothing',
        db =>
          db
            .select()
            .from(db.t.erasures)
            .where(eq(db.t.erasures.id, given('evidenceId')))
            .prepare(),
      ],
    ]
    for (const [name, build] of builds) {
      const values = { tagIds: toGiven(tagIds), evidenceId, learnerId }
      const read = await kept.prepared(name, build).execute(values)
      expect(read, name).toEqual(await plain.prepared(name, build).execute(values))
      // Again, with the statement that was kept.
      expect(await kept.prepared(name, build).execute(values), name).toEqual(read)
      expect(read, name).toHaveLength({ decisions: 2, answers: 1, counts: 1, nothing: 0 }[name] ?? -1)
    }
  })

  it('writes what it is given, as its columns keep it, and says which value is missing', async () => {
    const { kept, evidenceId } = await createReaders()
    const at = new Date('2026-03-04T09:30:00Z')
    const rename = kept.prepared('rename', db =>
      db
        .update(db.t.evidence)
        .set({
          title: sql`${sql.placeholder('title')}`,
          addedAt: sql`${sql.param(sql.placeholder('at'), db.t.evidence.addedAt)}`,
        })
        .where(eq(db.t.evidence.id, sql.placeholder('evidenceId')))
        .prepare(),
    )
    await rename.execute({ title: 'A refund, again', at, evidenceId })
    const [row] = await kept.select().from(kept.t.evidence).where(eq(kept.t.evidence.id, evidenceId))
    expect(row).toMatchObject({ title: 'A refund, again', addedAt: at })
    await expect(rename.execute({ title: 'A refund' })).rejects.toThrow('No value for the placeholder')
  })
})
