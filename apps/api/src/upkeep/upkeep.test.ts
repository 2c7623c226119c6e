import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { toDataFolder } from '../db/data-folder.ts'
import { getInstance } from '../db/instance.repository.ts'
import { DERIVED_TABLES, FACT_TABLES, LEDGER_TABLES, OPERATIONAL_TABLES, schema } from '../db/schema.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createStore } from '../db/store.ts'
import { systemIds } from '../ids.ts'
import { computeEntryHash, type EntryFields, toCanonicalText } from '../ledger/ledger.model.ts'
import { examineStore } from './examine-store.ts'
import { createFullWorld } from './full-world.test-utils.ts'
import { type CommandContext, runBackup, runDoctor, runRebuildProgressRows, runRestore } from './run-upkeep.ts'

const NOW = new Date('2026-11-20T12:00:00Z')

async function run(command: (context: CommandContext) => Promise<number>, dataDir: string, ...args: string[]) {
  const lines: string[] = []
  const code = await command({ dataDir, args, now: NOW, out: line => lines.push(line) })
  return { code, text: lines.join('\n') }
}

const SILENT = { code: 0, text: '' }

/** As a hand would, past everything that guards the store. */
function changeByHand(dataDir: string, statement: string): void {
  const db = new Sqlite(toDataFolder(dataDir).store)
  db.pragma('foreign_keys = off')
  db.pragma('ignore_check_constraints = on')
  const { changes } = db.prepare(statement).run()
  db.close()
  expect(changes).toBeGreaterThan(0)
}

/** Another value of the same kind. */
const toAnother = (column: string) =>
  `case typeof("${column}") when 'integer' then "${column}" + 1 when 'null' then 7 else "${column}" || 'x' end`

const pathOfBlob = (dataDir: string, { centreId, sha256 }: { centreId: string; sha256: string }) =>
  join(dataDir, 'files', centreId, sha256.slice(0, 2), sha256)

describe('every table', () => {
  it('is of the ledger, a fact, derived, or operational', () => {
    const sorted = [...LEDGER_TABLES, ...FACT_TABLES, ...DERIVED_TABLES, ...OPERATIONAL_TABLES].sort()
    expect(sorted).toEqual(Object.keys(schema).sort())
  })
})

describe('doctor', () => {
  it('is silent where all is right, with rows in every fact table', async () => {
    const world = await createFullWorld()
    for (const table of FACT_TABLES) {
      expect(await world.store.read.select().from(schema[table]), table).not.toEqual([])
    }
    expect(await run(runDoctor, world.dataDir)).toEqual(SILENT)
  })

  const hands: [string, string, RegExp][] = [
    [
      'a decision’s outcome',
      `update decisions set outcome = 'referred' where outcome = 'accepted'`,
      /^decisions dec_\w+ outcome: is “referred”, and by the ledger “accepted”$/m,
    ],
    [
      'a tag’s status',
      `update tags set status = 'accepted' where status = 'submitted'`,
      /^tags tag_\w+ status: is “accepted”/m,
    ],
    ['a fact that is taken out', 'delete from sign_offs', /^sign_offs sgn_\w+: is missing: the ledger has it$/m],
    [
      'a fact that is put in',
      `insert into relationships (id, centre_id, enrolment_id, person_id, kind, from_on, to_on, began, ended) select 'rel_x', centre_id, enrolment_id, person_id, 'countersigner', from_on, to_on, began, ended from relationships limit 1`,
      /^relationships rel_x: is there, and the ledger knows nothing of it$/m,
    ],
    [
      'a name',
      `update people set family_name = 'Smith' where family_name = 'Reed'`,
      /^people per_\w+ family_name: is “Smith”, and by the ledger “Reed”$/m,
    ],
    [
      'a role',
      `update person_roles set role = 'leadIqa' where role = 'tutor'`,
      /^person_roles rol_\w+ role: is “leadIqa”/m,
    ],
    [
      'a ledger row that is deleted',
      'delete from ledger where sequence = 12',
      /^ledger ctr_\w+\/13 sequence: follows 11/m,
    ],
    [
      'the newest ledger row, deleted with its text',
      'delete from ledger where sequence = (select max(sequence) from ledger)',
      /^ledger_heads ctr_\w+ sequence: is \d+, and the last entry held is/m,
    ],
    [
      'a ledger entry',
      `update ledger set entry = replace(entry, '"outcome":"accepted"', '"outcome":"notUsed"')`,
      /^ledger ctr_\w+\/\d+ hash: is not the hash of the entry$/m,
    ],
    [
      'a digit in a row',
      `update progress_rows set levels = '4' || substr(levels, 2)`,
      /^progress_rows enr_\w+ levels: digit 0 is 4, and computed [0-5]$/m,
    ],
    [
      'a row’s flag',
      `update progress_rows set facts = json_remove(facts, '$.flags')`,
      /^progress_rows enr_\w+ facts.flags: is undefined, and computed/m,
    ],
    [
      'a text',
      `update ledger_texts set text = text || '!' where text = 'Reed'`,
      /^ledger_texts ctr_\w+\/\d+\/\w+ text: is not the text that was written$/m,
    ],
    [
      'a text that was emptied without an erasure',
      `update ledger_texts set text = null, salt = null, erased_at = 1 where text = 'Reed'`,
      /^ledger_texts ctr_\w+\/\d+\/\w+ text: is gone, and no entry says that it was erased$/m,
    ],
    [
      'a text that is deleted',
      `delete from ledger_texts where text = 'Reed'`,
      /^ledger_texts ctr_\w+\/\d+\/\w+: is missing$/m,
    ],
    [
      'an erased text that was written back',
      `update ledger_texts set text = 'card.txt', salt = '00', erased_at = null where text is null`,
      /^ledger_texts ctr_\w+\/\d+\/\w+ text: was erased, and is still here$/m,
    ],
    [
      'who an erased file is',
      'update evidence_files set erased = null where erased is not null',
      /^evidence_files fil_\w+ erased: is null, and by the ledger \d+$/m,
    ],
    [
      'a relationship',
      `update relationships set person_id = (select id from people where family_name = 'Vale') where kind = 'iqa'`,
      /^relationships rel_\w+ person_id: is “per_\w+”, and by the ledger “per_\w+”$/m,
    ],
    [
      'whose account it is',
      'update people set account_id = null where account_id is not null',
      /^people per_\w+ account_id: is null, and by the ledger “acc_\w+”$/m,
    ],
    ['a row that is gone', 'delete from progress_rows', /^progress_rows enr_\w+: is missing$/m],
    [
      'a framework document',
      `update framework_documents set body = replace(body, 'all', 'any') where kind = 'mapping'`,
      /^framework_documents map_\w+ body: is not the document that was added$/m,
    ],
    [
      'a file’s size',
      'update evidence_files set size = size + 1',
      /^evidence_files fil_\w+ size: is 27, and 26 bytes are held$/m,
    ],
    [
      'a text without its salt',
      `update ledger_texts set text = text || '!', salt = null where text = 'Reed'`,
      /^ledger_texts ctr_\w+\/\d+\/\w+ salt: is no salt$/m,
    ],
    [
      'the day of an erasure',
      'update ledger_texts set erased_at = erased_at + 86400000 where text is null',
      /^ledger_texts ctr_\w+\/\d+\/\w+ erased_at: is 20\S+, and the entry is of 20/m,
    ],
    [
      'the time of the newest entry',
      'update ledger_heads set at = at + 86400000',
      /^ledger_heads ctr_\w+ at: is 20\S+, and the last entry is of 20/m,
    ],
    [
      'a link that leads to somebody else',
      `update outside_links set hash = '${'0'.repeat(64)}'`,
      /^outside_links oac_\w+ hash: is not of the link that was given$/m,
    ],
    [
      'a link beside the one that was given',
      `insert into outside_links (hash, access_id, created_at) select '${'0'.repeat(64)}', access_id, created_at from outside_links`,
      /^outside_links oac_\w+ hash: is one of 2, and one link was given$/m,
    ],
    ['a row that can’t be read', `update progress_rows set facts = facts || 'x'`, /^progress_rows …: can’t be read: /m],
    [
      'a file’s hash',
      `update evidence_files set sha256 = sha256 || 'x'`,
      /^evidence_files fil_\w+ sha256: is “\w+”, and by the ledger “\w+”$/m,
    ],
    [
      'something that pointed somewhere',
      `update evidence set author_id = 'per_nobody'`,
      /^evidence row \d+: points at something in people that is not there$/m,
    ],
  ]
  for (const [name, statement, expected] of hands) {
    it(`names ${name} changed by hand`, async () => {
      const world = await createFullWorld()
      changeByHand(world.dataDir, statement)
      const { code, text } = await run(runDoctor, world.dataDir)
      expect(text).toMatch(expected)
      expect(code).toBe(1)
    })
  }

  it('names each field of each table of facts that a hand changed', async () => {
    const world = await createFullWorld()
    await world.store.close()
    const db = new Sqlite(toDataFolder(world.dataDir).store)
    db.pragma('foreign_keys = off')
    db.pragma('ignore_check_constraints = on')
    const fields: string[] = []
    for (const name of FACT_TABLES) {
      const { name: table, columns, primaryKeys } = getTableConfig(schema[name])
      const keys = [...columns.filter(({ primary }) => primary), ...primaryKeys.flatMap(key => key.columns)]
      const others = columns.filter(column => !keys.includes(column)).map(column => column.name)
      // Where a row has no key, all of it is: then it is another row.
      const changed = keys.length > 0 ? others : columns.slice(0, 1).map(column => column.name)
      if (changed.length === 0) continue
      const sets = changed.map(column => `"${column}" = ${toAnother(column)}`)
      db.exec(`update "${table}" set ${sets.join(', ')} where rowid = (select min(rowid) from "${table}")`)
      fields.push(...(keys.length > 0 ? changed.map(column => `${table} ${column}`) : [`${table} undefined`]))
    }
    db.close()
    const { faults } = await examineStore(toDataFolder(world.dataDir).store, world.blobs)
    const named = new Set(faults.map(({ table, field }) => `${table} ${field}`))
    expect(fields.filter(field => !named.has(field))).toEqual([])
    expect(fields.length).toBeGreaterThan(300)
  })

  it('names a byte changed in a file, and a file that is gone', async () => {
    const world = await createFullWorld()
    const path = pathOfBlob(world.dataDir, world.blob)
    writeFileSync(path, readFileSync(path, 'utf8').replace('Minutes', 'Minutis'))
    expect(await run(runDoctor, world.dataDir)).toEqual({
      code: 1,
      text: expect.stringMatching(
        /^evidence_files fil_\w+ sha256: are not the bytes that are held\nOne thing is wrong\.$/,
      ),
    })
    rmSync(path)
    expect((await run(runDoctor, world.dataDir)).text).toMatch(/^evidence_files fil_\w+: its bytes \w+ are missing$/m)
  })

  it('is silent of bytes that no row names, and mentions them when asked for more', async () => {
    const world = await createFullWorld()
    const spare = async function* () {
      yield Buffer.from('given up')
    }
    await world.blobs.write(world.centreId, spare())
    expect(await run(runDoctor, world.dataDir)).toEqual(SILENT)
    expect((await run(runDoctor, world.dataDir, '--verbose')).text).toMatch(/named by no row/)
  })

  it('says so where there is no store, or one that can’t be read', async () => {
    const folder = createTestFolder()
    expect(await run(runDoctor, folder)).toEqual({ code: 1, text: `There is no store in ${folder}.` })
    writeFileSync(toDataFolder(folder).store, 'not a database, however long it may be'.repeat(100))
    expect(await run(runDoctor, folder)).toEqual({ code: 1, text: expect.stringMatching(/^The store can’t be read/) })
  })

  it('finds progress rows right again once they were computed anew', async () => {
    const world = await createFullWorld()
    changeByHand(world.dataDir, 'delete from progress_rows')
    await world.store.close()
    expect((await run(runRebuildProgressRows, world.dataDir)).code).toBe(0)
    expect(await run(runDoctor, world.dataDir)).toEqual(SILENT)
  })
})

it('an entry from before a text of its kind stood beside the ledger is read, and doctor is silent', async () => {
  const world = await createFullWorld()
  const { enrolmentId, learnerId, unit, assessorId: actorId } = world
  const added = {
    achievementId: world.ids.create('ach'),
    enrolmentId,
    unitId: unit.id,
    kind: 'exemption' as const,
    note: null,
  }
  const { sequence } = await world.write({
    learnerId,
    enrolmentId,
    actorId,
    kind: 'achievement.added',
    data: { ...added, awardingBody: 'City & Guilds' },
  })
  await world.store.close()
  const db = new Sqlite(toDataFolder(world.dataDir).store)
  const { entry } = db.prepare('select entry from ledger where sequence = ?').get(sequence) as { entry: string }
  const fields = JSON.parse(entry) as EntryFields & { data: object }
  const text = toCanonicalText({ ...fields, data: { ...fields.data, awardingBody: 'City & Guilds' } })
  const hash = computeEntryHash(text)
  db.prepare('update ledger set entry = ?, hash = ? where sequence = ?').run(text, hash, sequence)
  for (const table of ['ledger_heads', 'learner_heads']) db.prepare(`update ${table} set hash = ?`).run(hash)
  db.prepare('delete from ledger_texts where sequence = ?').run(sequence)
  db.close()
  expect(await run(runDoctor, world.dataDir)).toEqual(SILENT)
})

describe('backup and restore', () => {
  async function backedUp() {
    const world = await createFullWorld()
    const instance = await getInstance(world.store, world.ids)
    const backup = join(createTestFolder(), 'backup')
    const { code, text } = await run(runBackup, world.dataDir, backup)
    expect(code).toBe(0)
    expect(text).toMatch(/the store and 1 files\.\nctr_\w+ is at entry \d+, [0-9a-f]{64}\.$/)
    return { ...world, backup, instance }
  }

  it('bring everything back, and doctor is silent', async () => {
    const world = await backedUp()
    // What happens after the backup is not in it.
    await world.addCohort('Winter')
    const dataDir = join(createTestFolder(), 'restored')
    expect(await run(runRestore, dataDir, world.backup)).toEqual({
      code: 0,
      text: `Restored ${dataDir} as it was at ${NOW.toISOString()}.`,
    })
    const store = createStore({ file: toDataFolder(dataDir).store })
    const cohorts = await store.read.select().from(store.t.cohorts)
    expect(cohorts.map(cohort => cohort.name)).toEqual(['Autumn'])
    // Screens that followed the store of before must not take this one for its continuation.
    expect(await getInstance(store, systemIds)).not.toBe(world.instance)
    await store.close()
    expect(await run(runDoctor, dataDir)).toEqual(SILENT)
  })

  it('refuse what they do not understand, before anything is written', async () => {
    const world = await backedUp()
    const dataDir = join(createTestFolder(), 'restored')
    const refused = await run(runRestore, dataDir, world.backup, '/somewhere/else')
    expect(refused).toEqual({ code: 1, text: expect.stringMatching(/^“\/somewhere\/else” is not understood here/) })
    expect(existsSync(dataDir)).toBe(false)
    expect((await run(runDoctor, world.dataDir, '--quiet')).code).toBe(1)
  })

  it('refuse a folder that holds something, unless told; then nothing is deleted', async () => {
    const world = await backedUp()
    const dataDir = createTestFolder()
    writeFileSync(join(dataDir, 'mine.txt'), 'mine')
    const refused = await run(runRestore, dataDir, world.backup)
    expect(refused).toEqual({ code: 1, text: expect.stringMatching(/is not empty. Say --replace/) })
    expect(readdirSync(dataDir)).toEqual(['mine.txt'])

    const { code, text } = await run(runRestore, dataDir, world.backup, '--replace')
    expect(code).toBe(0)
    const [, movedTo = ''] = /is now in (.+)\./.exec(text) ?? []
    expect(readFileSync(join(movedTo, 'mine.txt'), 'utf8')).toBe('mine')
    expect(existsSync(toDataFolder(dataDir).store)).toBe(true)
    rmSync(movedTo, { recursive: true })
  })

  it('say what was erased since, and is back by them', async () => {
    const world = await backedUp()
    await world.write({
      actorId: world.iqaId,
      learnerId: world.learnerId,
      enrolmentId: world.enrolmentId,
      evidenceId: world.evidenceId,
      kind: 'evidence.erased',
      data: {
        erasureId: world.ids.create('ers'),
        evidenceId: world.evidenceId,
        fileIds: [],
        words: ['link'],
        reason: 'It names a customer.',
        texts: [],
        stand: [],
        fall: [],
      },
    })
    await world.write({
      actorId: world.iqaId,
      learnerId: world.learnerId,
      enrolmentId: world.enrolmentId,
      kind: 'texts.erased',
      data: {
        erasureId: world.ids.create('ers'),
        texts: [
          { sequence: 12, hash: 'a'.repeat(64), name: 'reason' },
          // Written since then: the backup does not hold it.
          { sequence: 5_000, hash: 'b'.repeat(64), name: 'feedback' },
        ],
        audience: 'learnerAndStaff',
        reason: 'It names a customer.',
      },
    })
    await world.store.close()
    const { text } = await run(runRestore, world.dataDir, world.backup, '--replace')
    expect(text.match(/^What was erased of OB1 \(evd_\w+\) on .* is back\. Erase it again\.$/gm)).toHaveLength(1)
    expect(text).toMatch(/^What was erased of the reason in entry 12 of ctr_\w+ on .* is back\. Erase it again\.$/m)
    expect(text).not.toContain('the feedback')
  })

  it('refuse to take the place of a server that runs', async () => {
    const world = await backedUp()
    const refused = await run(runRestore, world.dataDir, world.backup, '--replace')
    expect(refused).toEqual({ code: 1, text: expect.stringMatching(/Another Crosswalk is running/) })
    expect(await run(runDoctor, world.dataDir)).toEqual(SILENT)
  })

  it('refuse a backup in which anything was changed, or that is half', async () => {
    const { backup, blob } = await backedUp()
    const dataDir = join(createTestFolder(), 'restored')
    appendFileSync(pathOfBlob(backup, blob), '!')
    expect((await run(runRestore, dataDir, backup)).text).toMatch(
      /^File \w+ in .* is not the one that was backed up\.$/,
    )
    appendFileSync(toDataFolder(backup).store, '!')
    expect((await run(runRestore, dataDir, backup)).text).toMatch(/^The store in .* is not the one/)
    rmSync(join(backup, 'manifest.json'))
    expect((await run(runRestore, dataDir, backup)).text).toMatch(/is not a whole backup/)
    expect(existsSync(dataDir)).toBe(false)
  })

  it('leave the server running, and take no folder that holds something', async () => {
    const world = await backedUp()
    await world.addCohort('Winter')
    expect(await run(runBackup, world.dataDir, world.backup)).toEqual({
      code: 1,
      text: expect.stringMatching(/is not empty/),
    })
  })

  it('say which files were not whole where the backup was taken', async () => {
    const world = await createFullWorld()
    rmSync(pathOfBlob(world.dataDir, world.blob))
    const backup = join(createTestFolder(), 'backup')
    const { code, text } = await run(runBackup, world.dataDir, backup)
    expect(code).toBe(1)
    expect(text).toMatch(/is not whole here, and is not in the backup\.$/)
  })
})
