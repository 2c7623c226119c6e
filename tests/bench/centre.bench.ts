/** What a whole centre asks at once: everybody's caseload, and all enrolments moved to another version of the mapping. */
import { setImmediate } from 'node:timers/promises'
import type { Store } from '@crosswalk/api/src/db/store.ts'
import type { Actor } from '@crosswalk/api/src/http/actor.ts'
import { systemIds as ids } from '@crosswalk/api/src/ids.ts'
import { appendEntry } from '@crosswalk/api/src/ledger/append-entry.ts'
import { type BenchWorld, openBenchApp } from './bench-world.ts'
import { type Figure, median, ms } from './figures.ts'

const ITEMS_OF_EACH = 12
const TAGS_OF_ITEM = 8
const CASELOAD_RUNS = 20

/** Of processor time, since other programs are left out of it. */
interface Timed {
  total: number
  /** The longest for which nobody else was served. */
  stretch: number
}

export async function measureCentre(world: BenchWorld): Promise<Figure[]> {
  const { app, services, store, signIn, close } = await openBenchApp(world.dataDir)
  await app.ready()
  await addWork(world, store)
  const { actor: session, token } = await signIn(world.managerId, world.centreId)
  const manager = await services.sessions.findActor(session.familyId)
  if (manager === null) throw new Error('The manager of the benchmark is not signed in.')
  const request = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    // Requests come in by turns of the loop.
    await setImmediate()
    const headers = { authorization: `Bearer ${token}` }
    const reply = await app.inject({ method, url: `/api/v1${url}`, headers, ...(payload && { payload }) })
    if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}: ${reply.payload}`)
    return reply.json()
  }

  const caseloads: Timed[] = []
  for (let run = 0; run < CASELOAD_RUNS; run++) {
    caseloads.push(await time(() => request('GET', '/caseload?of=centre')))
  }
  const mappingId = await publishVersion(services, manager, world)
  const move = `/programmes/${world.programmeId}/moves`
  const preview = await time(async () => {
    let cursor = ''
    do {
      const page = await request('GET', `${move}?mappingId=${mappingId}${cursor && `&cursor=${cursor}`}`)
      cursor = page.nextCursor ?? ''
    } while (cursor !== '')
  })
  const moved = await time(async () => {
    let left = 1
    while (left > 0) left = (await request('POST', move, { mappingId, version: 1 })).left
  })
  await close()

  const count = world.enrolmentIds.length
  const each = `${ITEMS_OF_EACH + 1} items and some ${ITEMS_OF_EACH * TAGS_OF_ITEM + world.tagsOfEach} tags each`
  const caseload = median(caseloads.slice(CASELOAD_RUNS / 4).map(({ total }) => total))
  return [
    {
      name: `The caseload of all staff, ${count} enrolments`,
      measured: `${ms(caseload)} of processor time`,
      aim: '100 ms',
      ceiling: '–',
      isMet: caseload <= 100,
      note: `${each}. The first took ${ms(caseloads[0]?.total ?? Number.NaN)}.`,
    },
    {
      name: `A preview of moving ${count} enrolments to another version of their mapping`,
      measured: `${ms(preview.stretch)} at a stretch`,
      aim: '100 ms',
      ceiling: '–',
      isMet: preview.stretch <= 100,
      note: `${ms(preview.total)} in all, page by page.`,
    },
    {
      name: `Moving ${count} enrolments to another version of their mapping`,
      measured: `${ms(moved.stretch)} at a stretch`,
      aim: '100 ms',
      ceiling: '–',
      isMet: moved.stretch <= 100,
      note: `${ms(moved.total)} in all, a few to a request.`,
    },
  ]
}

async function time(body: () => Promise<unknown>): Promise<Timed> {
  const now = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
  const start = now()
  let last = start
  let stretch = 0
  let isOver = false
  const tick = () => {
    const at = now()
    stretch = Math.max(stretch, at - last)
    last = at
    if (!isOver) globalThis.setImmediate(tick)
  }
  globalThis.setImmediate(tick)
  await body()
  isOver = true
  const end = now()
  return { total: end - start, stretch: Math.max(stretch, end - last) }
}

/** Most of it decided, some of it waiting, some of it referred. */
async function addWork(world: BenchWorld, { tx }: Store): Promise<void> {
  const { centreId, assessorId, criterionIds } = world
  for (const [learner, learnerId] of world.learnerIds.entries()) {
    const enrolmentId = world.enrolmentIds[learner] ?? ''
    await tx('benchWork', async db => {
      for (let item = 0; item < ITEMS_OF_EACH; item++) {
        const evidenceId = ids.create('evd')
        const by = { centreId, actorId: assessorId, learnerId, enrolmentId, evidenceId }
        await appendEntry(db, {
          ...by,
          kind: 'evidence.added',
          data: {
            evidenceId,
            learnerId,
            enrolmentId,
            method: 'WP',
            number: item + 1,
            authorKind: 'assessor',
            authorId: assessorId,
            authorName: null,
            title: 'A refund',
            occurredOn: null,
            description: null,
            link: null,
            text: 'What was done.',
            keptAt: null,
          },
        })
        const tags = Array.from({ length: TAGS_OF_ITEM }, (_, tag) => ({
          tagId: ids.create('tag'),
          criterionId: criterionIds[(learner * 5 + item * TAGS_OF_ITEM + tag) % criterionIds.length] ?? '',
          ksbId: null,
          locator: null,
        }))
        const of = { evidenceId, learnerId, enrolmentId }
        await appendEntry(db, { ...by, kind: 'tags.added', data: { ...of, submitted: true, tags } })
        if (item % 6 === 5) continue
        const decisions = tags.map(({ tagId }, tag) => ({
          decisionId: ids.create('dec'),
          tagId,
          outcome: (item + tag) % 9 === 0 ? ('referred' as const) : ('accepted' as const),
          feedback: 'Clear and complete.',
          dueOn: null,
          scopeWasEmpty: false,
        }))
        await appendEntry(db, {
          ...by,
          kind: 'decisions.made',
          data: {
            evidenceId,
            enrolmentId,
            evidenceRevision: 1,
            fileIds: [],
            countersignatureRequired: false,
            decisions,
          },
        })
      }
    })
  }
}

/** The centre's own version, with something settled. */
async function publishVersion(
  { mappings, programmes }: Awaited<ReturnType<typeof openBenchApp>>['services'],
  manager: Actor,
  { programmeId }: BenchWorld,
): Promise<string> {
  const listed = await programmes.listProgrammes(manager)
  const mappingId = listed.find(one => one.id === programmeId)?.mappingId ?? ''
  const { choices } = await mappings.getDraft(manager, mappingId)
  for (const [discrepancyId, [choice]] of Object.entries(choices)) {
    if (choice === undefined) continue
    await mappings.settle(manager, mappingId, { discrepancyId, choice: choice.key, reason: 'NCFE said so.' })
    const { changes, basis } = await mappings.getDraft(manager, mappingId)
    if (changes.length > 0) return (await mappings.publish(manager, mappingId, basis)).id
  }
  throw new Error('Nothing of this mapping can be settled.')
}
