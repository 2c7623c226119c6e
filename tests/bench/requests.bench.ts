/** What a server answers: a cohort's progress, and one enrolment's beside a route that answers with nothing. */
import http from 'node:http'
import { join } from 'node:path'
import autocannon from 'autocannon'
import Sqlite from 'better-sqlite3'
import type { BenchWorld } from './bench-world.ts'
import { best, type Figure, median, ms, perSecond, timeRuns, timeRunsAsync } from './figures.ts'
import type { ServerChild } from './server-child.ts'

const COHORT_RUNS = 60
const SECONDS = 5
const ROUNDS = 3

export async function measureCohort(world: BenchWorld, server: ServerChild): Promise<Figure[]> {
  const { cohortId, enrolmentIds } = world
  const path = `/api/v1/cohorts/${cohortId}/progress`
  const get = () =>
    getBytes(`${server.url}${path}`, { authorization: `Bearer ${server.tutor}`, 'accept-encoding': 'br, gzip' })
  const first = performance.now()
  await get()
  const cold = performance.now() - first
  for (let run = 0; run < 15; run++) await get()
  const before = await server.getUsage()
  const times = await timeRunsAsync(COHORT_RUNS, get, 0)
  const after = await server.getUsage()
  const again = (after.cpuMs - before.cpuMs) / COHORT_RUNS
  const cpu = await measureAfterChanges(server, get)
  const { bytes, encoding } = await get()
  const scan = best(timeRuns(COHORT_RUNS, scanRows(world)))
  const count = enrolmentIds.length
  return [
    {
      name: `A cohort’s progress of ${count.toLocaleString('en-GB')}, compressed (${encoding})`,
      measured: `${ms(cpu)} of server time`,
      aim: '15 ms',
      ceiling: `${ms(scan)} for one SQLite scan of the rows`,
      isMet: cpu <= 15,
      note: `After a change of a learner’s row, as a tutor opens it after a decision; with nothing changed ${ms(again)}, and from request to last byte ${ms(median(times))} at the median. The first ever took ${ms(cold)}.`,
    },
    {
      name: 'The same, compressed, for each learner',
      measured: `${(bytes / count).toFixed(1)} bytes`,
      aim: '65 bytes',
      ceiling: '–',
      isMet: bytes / count <= 65,
    },
  ]
}

/** Of the request alone: the change is made before the usage is read. */
async function measureAfterChanges(server: ServerChild, get: () => Promise<unknown>): Promise<number> {
  const used: number[] = []
  for (let run = 0; run < COHORT_RUNS; run++) {
    await server.change()
    const before = await server.getUsage()
    await get()
    const after = await server.getUsage()
    used.push(after.cpuMs - before.cpuMs)
  }
  return median(used)
}

function scanRows({ dataDir, cohortId }: BenchWorld): () => void {
  const client = new Sqlite(join(dataDir, 'crosswalk.sqlite'), { readonly: true })
  const statement = client.prepare('select * from progress_rows where cohort_id = ?').raw()
  return () => void statement.all(cohortId)
}

/** As they came over the wire: fetch would unpack them. */
function getBytes(url: string, headers: Record<string, string>): Promise<{ bytes: number; encoding: string }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers, agent }, reply => {
        let bytes = 0
        reply.on('data', (piece: Buffer) => {
          bytes += piece.length
        })
        reply.on('end', () => {
          if (reply.statusCode === 200) resolve({ bytes, encoding: reply.headers['content-encoding'] ?? 'as it is' })
          else reject(new Error(`${url} answered ${reply.statusCode}`))
        })
      })
      .on('error', reject)
  })
}
const agent = new http.Agent({ keepAlive: true })

export async function measureProgressRequests({ enrolmentIds }: BenchWorld, server: ServerChild): Promise<Figure[]> {
  const [enrolmentId] = enrolmentIds
  const run = async (path: string) => {
    const result = await autocannon({
      url: `${server.url}/api/v1${path}`,
      headers: { authorization: `Bearer ${server.tutor}` },
      connections: 8,
      duration: SECONDS,
    })
    if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path} was refused.`)
    return result.requests.average
  }
  const one: number[] = []
  const nothing: number[] = []
  await run('/bench/nothing')
  // By turns, so that a busy moment of the machine meets both.
  for (let round = 0; round < ROUNDS; round++) {
    one.push(await run(`/enrolments/${enrolmentId}/progress`))
    nothing.push(await run('/bench/nothing'))
  }
  const share = median(one.map((rate, round) => rate / (nothing[round] ?? Number.NaN)))
  const { rssBytes } = await server.getUsage()
  return [
    {
      name: 'Requests for one enrolment’s progress',
      measured: `${perSecond(median(one))}, ${Math.round(share * 100)}%`,
      aim: '50% of the ceiling',
      ceiling: `${perSecond(median(nothing))} of a route that answers with nothing behind the same plugins`,
      isMet: share >= 0.5,
    },
    {
      name: 'Memory of the server after all that',
      measured: `${Math.round(rssBytes / 1024 ** 2)} MiB`,
      aim: '–',
      ceiling: '–',
      isMet: null,
    },
  ]
}
