import Sqlite from 'better-sqlite3'
import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { appendEntry } from './append-entry.ts'
import { computeEntryHash, toCanonicalText } from './ledger.model.ts'
import { findPersonalFields, personalText, replaceTexts } from './personal-text.ts'
import { verifyChains, verifyLearnerChain } from './verify-chains.ts'
import { addCentre, createTestWorld } from './world.test-utils.ts'

/** As a hand would, past everything that guards the store. */
function changeByHand(file: string, ...statements: string[]): void {
  const db = new Sqlite(file)
  db.pragma('foreign_keys = off')
  for (const statement of statements) db.exec(statement)
  db.close()
}

describe('the ledger', () => {
  it('numbers a centre’s entries without a gap, and a learner’s beside them', async () => {
    const world = await createTestWorld()
    const first = await world.addLearner()
    const second = await world.addLearner()
    await world.write({
      learnerId: first,
      actorId: world.managerId,
      kind: 'learner.changed',
      data: { learnerId: first, personId: 'per_none', familyName: 'Obi' },
    })
    const { ledger } = world.store.t
    const rows = await world.store.read.select().from(ledger).orderBy(asc(ledger.sequence))
    expect(rows.map(row => row.sequence)).toEqual(rows.map((_, index) => index + 1))
    const ofLearner = (id: string) => rows.filter(row => row.learnerId === id).map(row => row.learnerSequence)
    expect([ofLearner(first), ofLearner(second)]).toEqual([[1, 2], [1]])
    expect(await verifyChains(world.store.read, world.centreId)).toEqual([])
  })

  it('keeps what the hash covers also of words with half a character in them', async () => {
    const world = await createTestWorld()
    const learnerId = await world.addLearner()
    await world.write({
      learnerId,
      actorId: world.managerId,
      kind: 'learner.changed',
      data: { learnerId, personId: world.managerId, familyName: 'O\ud83dBrien' },
    })
    expect(await verifyChains(world.store.read, world.centreId)).toEqual([])
    const people = await world.store.read.select().from(world.store.t.people)
    expect(people.find(person => person.id === world.managerId)?.familyName).toBe('O\ufffdBrien')
  })

  it('hashes a version byte and RFC 8785 text, so that anybody can check it', () => {
    const text = toCanonicalText({
      centreId: 'ctr_1',
      sequence: 1,
      previousHash: null,
      learnerId: null,
      learnerSequence: null,
      learnerPreviousHash: null,
      enrolmentId: null,
      evidenceId: null,
      at: '2026-11-20T09:00:00.000Z',
      actorId: null,
      kind: 'centre.added',
      data: { z: 1, a: '€' },
    })
    expect(text).toBe(
      '{"actorId":null,"at":"2026-11-20T09:00:00.000Z","centreId":"ctr_1","data":{"a":"€","z":1},"enrolmentId":null,"evidenceId":null,"kind":"centre.added","learnerId":null,"learnerPreviousHash":null,"learnerSequence":null,"previousHash":null,"sequence":1}',
    )
    // printf '\x01%s' "$text" | sha256sum
    expect(computeEntryHash(text)).toBe('74c7142511145c3fcd1d80fc824950a9617eaf0379d8b6a1fa32aefbbdadb3a0')
  })

  it('holds no personal text in its entries, only beside them', async () => {
    const world = await createTestWorld()
    const learnerId = await world.addLearner('Szymborska')
    const { ledger, ledgerTexts, people } = world.store.t
    const entries = await world.store.read.select({ entry: ledger.entry }).from(ledger)
    expect(entries.filter(({ entry }) => /Szymborska|Harbour/.test(entry))).toHaveLength(1)
    expect(entries.filter(({ entry }) => entry.includes('Szymborska'))).toEqual([])
    const texts = await world.store.read.select({ text: ledgerTexts.text }).from(ledgerTexts)
    expect(texts.map(({ text }) => text)).toContain('Szymborska')
    const rows = await world.store.read.select().from(people).where(eq(people.familyName, 'Szymborska'))
    expect(rows).toHaveLength(1)
    expect(learnerId).toMatch(/^lrn_/)
  })

  it('keeps its times in order when the machine’s clock goes back', async () => {
    const world = await createTestWorld()
    world.clock.advance({ hours: -5 })
    await world.addLearner()
    expect(await verifyChains(world.store.read, world.centreId)).toEqual([])
  })

  it('keeps two centres apart, each with a chain of its own', async () => {
    const world = await createTestWorld()
    const other = await addCentre(world, 'Quayside College')
    await other.addLearner()
    await world.addLearner()
    expect(await verifyChains(world.store.read, world.centreId)).toEqual([])
    expect(await verifyChains(world.store.read, other.centreId)).toEqual([])
  })

  it('refuses data that is not of the entry’s shape, and keeps nothing', async () => {
    const world = await createTestWorld()
    const { ledger } = world.store.t
    const before = await world.store.read.select().from(ledger)
    const failing = world.store.tx('bad', db =>
      appendEntry(db, {
        centreId: world.centreId,
        actorId: null,
        kind: 'cohort.added',
        data: { cohortId: '', name: 'Autumn', startsOn: null },
      }),
    )
    await expect(failing).rejects.toThrow()
    expect(await world.store.read.select().from(ledger)).toHaveLength(before.length)
  })

  it('lets a learner’s chain be proved by itself, from what an export holds', async () => {
    const world = await createTestWorld()
    const learnerId = await world.addLearner()
    await world.addLearner('Somebody else')
    const programmeId = await world.addProgramme(world.mapping.id)
    await world.addEnrolment({ learnerId, programmeId, unitIds: [] })
    const { ledger } = world.store.t
    const entries = await world.store.read
      .select({ entry: ledger.entry, hash: ledger.hash })
      .from(ledger)
      .where(eq(ledger.learnerId, learnerId))
      .orderBy(asc(ledger.learnerSequence))
    expect(entries).toHaveLength(2)
    expect(verifyLearnerChain(entries)).toEqual([])
    expect(verifyLearnerChain(entries.slice(1))).not.toEqual([])
    expect(verifyLearnerChain(entries.toReversed())).not.toEqual([])
  })
})

describe('whoever changes the ledger by hand is found out:', () => {
  const hands: [string, string, RegExp][] = [
    ['an entry taken out of the middle', 'delete from ledger where sequence = 3', /4 sequence: follows 2/],
    [
      'the last entry taken off',
      'delete from ledger where sequence = (select max(sequence) from ledger)',
      /ledger_heads/,
    ],
    [
      'an entry reworded',
      `update ledger set entry = replace(entry, 'centreManager', 'assessor')`,
      /is not the hash of the entry/,
    ],
    ['an actor changed in the column alone', `update ledger set actor_id = 'per_x' where sequence = 4`, /4 actor_id/],
    ['a time moved', 'update ledger set at = at + 1000 where sequence = 4', /4 at: is/],
    [
      'a text reworded',
      `update ledger_texts set text = 'Smith' where text = 'Okafor'`,
      /ledger_texts .* text: is not the text/,
    ],
    ['a text taken away', `delete from ledger_texts where text = 'Okafor'`, /ledger_texts .* is missing/],
    ['a head moved back', 'update learner_heads set learner_sequence = 7', /learner_heads .* learner_sequence: is 7/],
  ]
  for (const [name, statement, expected] of hands) {
    it(name, async () => {
      const world = await createTestWorld()
      await world.addLearner('Okafor')
      expect(await verifyChains(world.store.read, world.centreId)).toEqual([])
      changeByHand(world.store.file, statement)
      const faults = await verifyChains(world.store.read, world.centreId)
      expect(faults.map(({ table, id, field, says }) => `${table} ${id} ${field ?? ''}: ${says}`).join('\n')).toMatch(
        expected,
      )
    })
  }

  it('an entry reworded together with its hash breaks the next', async () => {
    const world = await createTestWorld()
    await world.addCohort('Autumn')
    await world.addCohort('Winter')
    const { ledger } = world.store.t
    const [row] = await world.store.read.select().from(ledger).where(eq(ledger.sequence, 4))
    if (!row) throw new Error('no entry')
    const entry = row.entry.replace('Autumn', 'Spring')
    changeByHand(
      world.store.file,
      `update ledger set entry = '${entry}', hash = '${computeEntryHash(entry)}' where sequence = 4`,
    )
    expect(await verifyChains(world.store.read, world.centreId)).toEqual([
      expect.objectContaining({ id: `${world.centreId}/5`, field: 'previous_hash' }),
    ])
  })

  it('who empties a text is named, and the chain stays whole', async () => {
    const world = await createTestWorld()
    await world.addLearner('Okafor')
    changeByHand(
      world.store.file,
      `update ledger_texts set text = null, salt = null, erased_at = 1 where text = 'Okafor'`,
    )
    const says = 'is gone, and no entry says that it was erased'
    expect(await verifyChains(world.store.read, world.centreId)).toMatchObject([{ table: 'ledger_texts', says }])
  })
})

describe('personal text', () => {
  it('is found wherever it stands in a shape', () => {
    const shape = z.object({
      name: personalText(),
      note: personalText().nullable().optional(),
      kind: z.string(),
      items: z.array(z.object({ id: z.string(), words: personalText().nullable() })),
    })
    const paths = findPersonalFields(shape).map(({ path }) => path)
    expect(paths).toEqual([['name'], ['note'], ['items', '*', 'words']])
    const data = {
      name: 'Ann',
      kind: 'x',
      items: [
        { id: '1', words: 'hm' },
        { id: '2', words: null },
      ],
    }
    expect(replaceTexts(data, paths, text => `<${String(text)}>`)).toEqual({
      name: '<Ann>',
      kind: 'x',
      items: [
        { id: '1', words: '<hm>' },
        { id: '2', words: null },
      ],
    })
  })
})
