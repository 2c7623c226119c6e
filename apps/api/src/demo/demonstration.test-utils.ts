/** Only for tests: the demonstration as it is made for a moment, read through the rules of progress. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileMapping, computeKsbProgress, computeProgressRowFacts, computeTotals } from '@crosswalk/progress'
import { and, eq } from 'drizzle-orm'
import { createPasswords } from '../accounts/passwords.service.ts'
import { type Config, readConfig } from '../config.ts'
import { type DataFolder, makeDataFolder, toDataFolder } from '../db/data-folder.ts'
import { type OpenedStore, openStore } from '../open-store.ts'
import { findEnrolmentFacts } from '../progress-rows/enrolment-facts.repository.ts'
import { createDemoCentre } from './create-demo-centre.ts'

export const NOW = new Date('2026-11-21T20:39:00Z')

export interface Demonstration extends OpenedStore {
  config: Config
  remove(): Promise<void>
}

export async function makeDemonstration(prepare: (folder: DataFolder) => void = () => {}): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-demonstration-'))
  prepare(makeDataFolder(folder))
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: folder })
  // Cheap on purpose: what is tested is never how slow a hash is.
  await createDemoCentre({ config, now: NOW, passwords: await createPasswords({ memoryCost: 1_024, timeCost: 1 }) })
  const opened = openStore({ file: toDataFolder(folder).store })
  return {
    ...opened,
    config,
    async remove() {
      await opened.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The progress of somebody’s enrolment, worked out from its facts alone. */
export async function getProgress({ store, mappings }: OpenedStore, familyName: string, index = 0) {
  const { people, learners, enrolments } = store.t
  const rows = await store.read
    .select({ id: enrolments.id, status: enrolments.status })
    .from(enrolments)
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, and(eq(people.id, learners.personId), eq(people.familyName, familyName)))
    .orderBy(enrolments.began)
  const enrolment = rows[index]
  const loaded = enrolment && (await findEnrolmentFacts(store.read, enrolment.id, 'all'))
  if (!enrolment || !loaded) throw new Error(`${familyName} has no enrolment ${index}.`)
  const mapping = await mappings.getMapping(store.read, loaded.mappingId)
  const row = computeProgressRowFacts(mapping, loaded.programme, loaded.facts)
  const compiled = compileMapping(mapping)
  const ksbs = computeKsbProgress(compiled, loaded.programme, row)
  const getKsb = (code: string) => {
    const ksb = ksbs.find(candidate => candidate.code === code)
    if (ksb === undefined) throw new Error(`No ${code}`)
    return ksb
  }
  return {
    enrolment,
    enrolments: rows,
    facts: loaded.facts,
    mapping,
    row,
    ksbs,
    getKsb,
    totals: computeTotals(compiled, loaded.programme, row, ksbs),
  }
}
