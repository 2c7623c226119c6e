// The built server is killed with no warning, at moments that nobody chose, and started again on what it left behind.
import { describe, expect, it } from 'vitest'
import { acceptAll, ask, createCrashCentre, submitEvidence } from './crash-centre.test-utils.ts'
import { followLive } from './follow-live.test-utils.ts'
import { askDoctor, createDataFolder, startServerProcess } from './server-process.test-utils.ts'
import { beginUpload, hashFile, readOffset, sendBytes, toHash } from './uploads.test-utils.ts'
import { type Kept, work } from './work.test-utils.ts'

/** `CRASH_KILLS=500 npm test -- crash` looks for longer. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 4)
const PATIENCE = 120_000 + KILLS * 15_000

async function startWithCentre() {
  const dataDir = createDataFolder()
  const server = await startServerProcess(dataDir)
  return { dataDir, server, centre: await createCrashCentre(server) }
}

async function listWrongs(url: string, kept: readonly Kept[]): Promise<string[]> {
  const wrongs: string[] = []
  for (const { what, check } of kept) {
    const wrong = await check(url)
    if (wrong !== null) wrongs.push(`${what}: ${wrong}`)
  }
  return wrongs
}

describe('a server that is killed', () => {
  it(
    `has kept every decision, file and signature that it answered for, ${KILLS} times over, and doctor is silent`,
    async () => {
      const { dataDir, server: first, centre } = await startWithCentre()
      let server = first
      await acceptAll(server.url, centre, await submitEvidence(server.url, centre, centre.unitCriterionIds))
      const all: Kept[] = []
      for (let kill = 1; kill <= KILLS; kill++) {
        const kept: Kept[] = []
        const moment = { answers: 1 + Math.floor(Math.random() * 25), ms: Math.random() * 40 }
        const alive = server
        await work(alive.url, centre, one => {
          kept.push(one)
          if (kept.length === moment.answers) setTimeout(() => void alive.kill(), moment.ms)
        })
        await server.kill()
        expect(await askDoctor(dataDir), `after kill ${kill}, ${JSON.stringify(moment)}`).toEqual({ code: 0, said: '' })
        server = await startServerProcess(dataDir)
        expect(await listWrongs(server.url, kept), `after kill ${kill}, ${JSON.stringify(moment)}`).toEqual([])
        all.push(...kept)
      }
      // And the later kills did not take what the earlier ones had left.
      expect(await listWrongs(server.url, all)).toEqual([])
      expect(all.length).toBeGreaterThanOrEqual(KILLS)
      await server.kill()
      expect(await askDoctor(dataDir)).toEqual({ code: 0, said: '' })
    },
    PATIENCE,
  )

  it(
    'takes an upload on from the byte that it had',
    async () => {
      const { dataDir, server, centre } = await startWithCentre()
      const { learner, learnerId, enrolmentId } = centre
      const words = { title: 'Notes', method: 'WP', enrolmentId }
      const draft = await ask(server.url, learner, 'POST', `/learners/${learnerId}/evidence`, words)
      const bytes = new TextEncoder().encode('A long morning on the desk, hour by hour. '.repeat(50_000))
      const location = await beginUpload(server.url, learner, draft.id, bytes.length)
      const answered = await sendBytes(server.url, learner, location, 0, bytes.subarray(0, 300_000))
      expect(answered).toBe(300_000)
      // The next piece is on its way, and never comes whole.
      const half = new ReadableStream<Uint8Array>({
        start: body => body.enqueue(bytes.subarray(300_000, 900_000)),
        pull: () => server.kill(),
      })
      await expect(sendBytes(server.url, learner, location, 300_000, half)).rejects.toThrow(TypeError)

      const again = await startServerProcess(dataDir)
      const offset = await readOffset(again.url, learner, location)
      expect(offset).toBeGreaterThanOrEqual(300_000)
      expect(offset).toBeLessThanOrEqual(900_000)
      expect(await sendBytes(again.url, learner, location, offset, bytes.subarray(offset))).toBe(bytes.length)
      const { files } = await ask(again.url, learner, 'GET', `/evidence/${draft.id}`)
      expect(files).toMatchObject([{ size: bytes.length, sha256: toHash(bytes) }])
      expect(await hashFile(again.url, learner, files[0].id)).toBe(toHash(bytes))
      await again.kill()
      expect(await askDoctor(dataDir)).toEqual({ code: 0, said: '' })
    },
    PATIENCE,
  )

  it(
    'goes on with a live stream after the last event that was heard, and leaves none out',
    async () => {
      const { dataDir, server, centre } = await startWithCentre()
      const acceptOne = async (url: string, at: number) =>
        acceptAll(url, centre, await submitEvidence(url, centre, centre.criterionIds.slice(at, at + 1)))
      const stream = await followLive(server.url, centre.assessor)
      const accepted = (count: number) => (event: { event: string; data: { levels?: string } }) =>
        event.event === 'row' && (event.data.levels?.match(/4/g)?.length ?? 0) >= count
      await acceptOne(server.url, 0)
      await stream.hears(accepted(1))
      await server.kill()
      await stream.ended
      const cursor = stream.cursor()

      const again = await startServerProcess(dataDir)
      // Before the stream is back: what it must not miss.
      await acceptOne(again.url, 1)
      const resumed = await followLive(again.url, centre.assessor, cursor)
      const caughtUp = await resumed.hears(accepted(2))
      await acceptOne(again.url, 2)
      await resumed.hears(accepted(3))
      expect(resumed.events.filter(({ event }) => event === 'reset')).toEqual([])
      expect(caughtUp.data.sequence).toBeGreaterThan(cursor ?? 0)
      const { row } = await ask(again.url, centre.assessor, 'GET', `/enrolments/${centre.enrolmentId}/progress`)
      const last = resumed.events.findLast(({ event }) => event === 'row')
      expect(last?.data).toMatchObject({ enrolmentId: centre.enrolmentId, levels: row.levels, sequence: row.sequence })
      resumed.close()
    },
    PATIENCE,
  )
})
