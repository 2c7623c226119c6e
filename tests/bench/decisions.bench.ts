/** Decisions with ledger, row and announcement, beside plain transactions of three inserts on the same disk. */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { submitItems, type Target } from './bench-items.ts'
import { type BenchWorld, openBenchApp } from './bench-world.ts'
import { type Figure, median, perSecond } from './figures.ts'

const ROUNDS = 8
/** Rounds before those that count: a server is at work for days, and its code is compiled by then. */
const FIRST_ROUNDS = 4
const ASKING_AT_ONCE = 8
const PLAIN_TRANSACTIONS = 400
/** A morning's observation covers as many criteria and more: what an assessor accepts with one press. */
const CRITERIA_OF_AN_ACT = 20

export async function measureDecisions(world: BenchWorld): Promise<Figure[]> {
  const one = await measureActs(world, { acts: 50, size: 1 })
  const several = await measureActs(world, { acts: 10, size: CRITERIA_OF_AN_ACT })
  return [
    toFigure('Decisions, one in each act, with its ledger entry, its row and its announcement', one),
    toFigure(`Decisions, ${CRITERIA_OF_AN_ACT} in each act`, several),
  ]
}

interface Measured {
  kept: readonly number[]
  ceilings: readonly number[]
  /** Pieces of the live stream. */
  told: number
}

/** Decisions a second, by round. */
async function measureActs(world: BenchWorld, { acts, size }: { acts: number; size: number }): Promise<Measured> {
  const { app, services, store, signIn, close } = await openBenchApp(world.dataDir)
  await app.ready()
  const { actor } = await signIn(world.assessorId, world.centreId)
  const assessor = await services.sessions.findActor(actor.familyId)
  if (assessor === null) throw new Error('The assessor of the benchmark is not signed in.')
  let told = 0
  // Somebody watches, so that there is somebody to announce to.
  services.live.follow({
    ...actor,
    endsAt: new Date(Date.now() + 3_600_000),
    after: null,
    isElsewhere: false,
    line: {
      write: () => {
        told += 1
      },
      end: () => {},
    },
  })
  const plain = openPlain(world.dataDir)
  const kept: number[] = []
  const ceilings: number[] = []
  for (let round = 0; round < FIRST_ROUNDS + ROUNDS; round++) {
    const items = await submitItems(world, store, toTargets(world, round, acts, size))
    kept.push(
      await rate(acts * size, async () => {
        const queue = [...items]
        const decideNext = async (): Promise<void> => {
          for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
            // Requests come in by turns of the loop, and so does whoever announces.
            await setImmediate()
            await services.decisions.decide(assessor, item.evidenceId, {
              revision: item.revision,
              decisions: item.tagIds.map(tagId => ({ tagId, outcome: 'accepted', feedback: 'Clear and complete.' })),
            })
          }
        }
        await Promise.all(Array.from({ length: ASKING_AT_ONCE }, decideNext))
      }),
    )
    ceilings.push(
      await rate(PLAIN_TRANSACTIONS, async () => {
        for (let at = 0; at < PLAIN_TRANSACTIONS; at++) plain.insertThree(`${size}/${round}/${at}`)
      }),
    )
  }
  plain.close()
  await close()
  return { kept: kept.slice(FIRST_ROUNDS), ceilings: ceilings.slice(FIRST_ROUNDS), told }
}

function toFigure(name: string, { kept, ceilings, told }: Measured): Figure {
  const share = median(kept.map((rate, round) => rate / (ceilings[round] ?? Number.NaN)))
  return {
    name,
    measured: `${perSecond(median(kept))}, ${Math.round(share * 100)}%`,
    aim: 'a third of the ceiling',
    ceiling: `${perSecond(median(ceilings))} of three inserts in a transaction, as durable, in the same folder`,
    isMet: share >= 1 / 3,
    note: `The median of ${ROUNDS} rounds of each, by turns; at best ${perSecond(Math.max(...kept))} and ${perSecond(Math.max(...ceilings))}. ${told} pieces went to somebody who watched.`,
  }
}

/** One learner after the other, one criterion after the other; other learners in each round. */
function toTargets({ enrolmentIds, criterionIds }: BenchWorld, round: number, count: number, size: number): Target[] {
  return Array.from({ length: count }, (_, item) => {
    const at = round * count + item
    return {
      learner: at % enrolmentIds.length,
      criterionIds: Array.from({ length: size }, (_, more) => criterionIds[(at + more) % criterionIds.length] ?? ''),
    }
  })
}

async function rate(count: number, body: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await body()
  return (count / (performance.now() - start)) * 1_000
}

function openPlain(dataDir: string) {
  const client = new Sqlite(join(dataDir, 'plain.sqlite'))
  client.pragma('journal_mode = wal')
  client.pragma('synchronous = full')
  for (const table of ['a', 'b', 'c'])
    client.exec(`create table if not exists ${table} (id text primary key, words text not null)`)
  const inserts = ['a', 'b', 'c'].map(table => client.prepare(`insert into ${table} values (?, ?)`))
  const words = 'x'.repeat(300)
  const insertThree = client.transaction((id: string) => {
    for (const insert of inserts) insert.run(id, words)
  }).immediate
  return { insertThree, close: () => client.close() }
}
