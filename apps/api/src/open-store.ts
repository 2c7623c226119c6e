/** The store as the server, the commands and the tests have it: facts and progress rows change in one transaction. */
import { createStore, type Store, type StoreOptions } from './db/store.ts'
import { createMappingReader, type MappingReader } from './frameworks/frameworks.repository.ts'
import { createProgressRows, type ProgressRows } from './progress-rows/progress-rows.repository.ts'

export interface OpenedStore {
  store: Store
  mappings: MappingReader
  progressRows: ProgressRows
}

export function openStore(options: Omit<StoreOptions, 'beforeCommit'>): OpenedStore {
  const mappings = createMappingReader()
  const progressRows = createProgressRows(mappings)
  return { store: createStore({ ...options, beforeCommit: progressRows.refreshTouchedRows }), mappings, progressRows }
}
