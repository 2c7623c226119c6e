import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { openReader } from '../db/connection.ts'
import { toDataFolder } from '../db/data-folder.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { examineStore } from './examine-store.ts'
import { createFullWorld } from './full-world.test-utils.ts'

/** Writes evidence, a file, a tag, a decision and a signature over and over, and says each sequence once it is kept. */
const toProgram = (given: object) => `
  import { Readable } from 'node:stream'
  import { openStore } from ${JSON.stringify(new URL('../open-store.ts', import.meta.url).href)}
  import { appendEntry } from ${JSON.stringify(new URL('../ledger/append-entry.ts', import.meta.url).href)}
  import { createFolderBlobStore } from ${JSON.stringify(new URL('../files/blob-store-folder.ts', import.meta.url).href)}
  import { systemIds as ids } from ${JSON.stringify(new URL('../ids.ts', import.meta.url).href)}
  const { folder, centreId, learnerId, enrolmentId, actorId, unitId, criterionId, from } = ${JSON.stringify(given)}
  const { store } = openStore({ file: folder.store })
  const blobs = createFolderBlobStore(folder)
  const of = { centreId, learnerId, enrolmentId, actorId }
  for (let number = from; ; number++) {
    const [evidenceId, tagId, decisionId, fileId] = ['evd', 'tag', 'dec', 'fil'].map(prefix => ids.create(prefix))
    const { sha256, size } = await blobs.write(centreId, Readable.from([Buffer.from('Work ' + number)]))
    const sequence = await store.tx('act', async db => {
      const write = (kind, data) => appendEntry(db, { ...of, evidenceId, kind, data })
      await write('evidence.added', {
        evidenceId, learnerId, enrolmentId, method: 'WP', number, authorKind: 'learner', authorId: actorId,
        authorName: null, title: 'Work', occurredOn: null, description: null, link: null, text: null, keptAt: null,
      })
      await write('file.added', { fileId, evidenceId, name: 'w.txt', size, mediaType: 'text/plain', sha256, supersedes: null, version: 1 })
      await write('tags.added', {
        evidenceId, learnerId, enrolmentId, submitted: true,
        tags: [{ tagId, criterionId, ksbId: null, locator: null }],
      })
      const decisions = [{ decisionId, tagId, outcome: 'accepted', feedback: 'Yes.', dueOn: null, scopeWasEmpty: false }]
      await write('decisions.made', { evidenceId, enrolmentId, evidenceRevision: 2, fileIds: [fileId], countersignatureRequired: false, decisions })
      const signOffId = ids.create('sgn')
      await write('unit.signedOff', {
        signOffId, enrolmentId, unitId, criteriaHeld: 1, criteriaNotHeld: 0, partOfUnit: true, supplementaryTo: null,
        decisionIds: [decisionId], achievementIds: [],
      })
      return (await write('signOff.reopened', { signOffId, enrolmentId, reason: 'Once more.' })).sequence
    })
    process.stdout.write(sequence + '\\n')
  }`

/** Lets it work until it has said so many, kills it in the middle of the next, and answers with the last it said. */
async function killAfter(acknowledged: number, given: object): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', toProgram(given)], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let last = 0
  let count = 0
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line)
    count++
    if (count === acknowledged) child.kill('SIGKILL')
  }
  await exited
  return last
}

describe('a server that is killed in the middle of its work', () => {
  it('has lost nothing that it said was kept, and doctor finds nothing wrong', async () => {
    const world = await createFullWorld()
    const folder = toDataFolder(world.dataDir)
    const { centreId, learnerId, enrolmentId, assessorId: actorId } = world
    const [unitId, criterionId] = [
      world.mapping.qualification.units.findLast(unit => unit.criteria.length > 0)?.id,
      world.unit.criteria[0]?.id,
    ]
    await world.store.close()
    let from = 1
    for (const acknowledged of [1, 6, 17]) {
      const last = await killAfter(acknowledged, {
        folder,
        centreId,
        learnerId,
        enrolmentId,
        actorId,
        unitId,
        criterionId,
        from,
      })
      const client = openReader(folder.store)
      const head = client.prepare<[], number>('select max(sequence) from ledger').pluck().get() ?? 0
      from = 1 + (client.prepare<[], number>(`select max(number) from evidence where method = 'WP'`).pluck().get() ?? 0)
      client.close()
      expect(head).toBeGreaterThanOrEqual(last)
      expect((await examineStore(folder.store, createFolderBlobStore(folder))).faults).toEqual([])
    }
    expect(from).toBeGreaterThan(23)
  }, 120_000)
})
