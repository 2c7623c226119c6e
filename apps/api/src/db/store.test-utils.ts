/** Only for tests: a store of its own for each test, in a folder of its own. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMigrationsFolder, migrate, readMigrations } from '@crosswalk/migrations'
import { createCountedBytes, createTestClock } from '@crosswalk/testkit'
import Sqlite from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { type OpenedStore, openStore } from '../open-store.ts'
import { createStore, type Store, type StoreOptions } from './store.ts'

let template: string | undefined

/** Migrated once in each worker; every test gets a copy under a new name, before anything opens it. */
function getTemplate(): string {
  if (template === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'crosswalk-template-'))
    template = join(folder, 'store.sqlite')
    const db = new Sqlite(template)
    migrate(db, readMigrations(findMigrationsFolder()))
    db.close()
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  }
  return template
}

export function createTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type TestStore = Store & { file: string } & Omit<OpenedStore, 'store'>

/** As the server has it: progress rows change with the facts. */
export function createTestStore(options: Partial<Omit<StoreOptions, 'beforeCommit'>> = {}): TestStore {
  const file = options.file ?? join(createTestFolder(), 'crosswalk.sqlite')
  copyFileSync(getTemplate(), file)
  const given = {
    clock: createTestClock(),
    randomBytes: createCountedBytes(),
    survivesPowerCuts: false,
    ...options,
    file,
  }
  const opened = openStore(given)
  onTestFinished(() => opened.store.close())
  return { ...opened.store, file, mappings: opened.mappings, progressRows: opened.progressRows }
}

/** A bare store, for what is tested of the store itself. */
export function createBareTestStore(options: Partial<StoreOptions> = {}): Store & { file: string } {
  const file = join(createTestFolder(), 'crosswalk.sqlite')
  copyFileSync(getTemplate(), file)
  const store = createStore({ clock: createTestClock(), randomBytes: createCountedBytes(), ...options, file })
  onTestFinished(() => store.close())
  return { ...store, file }
}
