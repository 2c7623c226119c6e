import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeSchema, findMigrationsFolder, migrate, readMigrations } from '@crosswalk/migrations'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { generateMigrationSql } from './generate-migration.ts'

describe('the schema', () => {
  it('is what the migrations make: columns, keys, indexes and checks', async () => {
    const migrated = new Sqlite(':memory:')
    migrate(migrated, readMigrations(findMigrationsFolder()))
    const defined = new Sqlite(':memory:')
    const { sql } = await generateMigrationSql(null)
    defined.exec(sql)
    expect(describeSchema(migrated)).toEqual(describeSchema(defined))
  })

  it('leaves nothing for another migration', async () => {
    const snapshot: object = JSON.parse(readFileSync(join(findMigrationsFolder(), 'snapshot.json'), 'utf8'))
    expect((await generateMigrationSql(snapshot)).sql).toBe('')
  })

  it('has a real check behind every list of words, and takes no value of another type', () => {
    const db = new Sqlite(':memory:')
    migrate(db, readMigrations(findMigrationsFolder()))
    db.pragma('foreign_keys = off')
    const insert = (status: string, began: unknown) =>
      db
        .prepare('insert into enrolment_statuses (enrolment_id, status, since_on, began) values (?, ?, ?, ?)')
        .run('enr_1', status, '2026-01-05', began)
    expect(() => insert('paused', 1)).toThrow(/CHECK constraint failed: enrolment_statuses_status_known/)
    expect(() => insert('onBreak', 'soon')).toThrow(/cannot store TEXT value in INTEGER column/)
    expect(insert('onBreak', 1).changes).toBe(1)
  })
})
