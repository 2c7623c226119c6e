/**
 * The server of the benchmark, as a process of its own: the application, and beside it a route that answers with nothing
 * behind the same plugins. Told by its parent what to open; answers with its address, and with its memory when asked;
 * changes a learner's row when told to.
 */
import { readFile } from 'node:fs/promises'
import { serve } from '@crosswalk/api/src/http/register-endpoint.ts'
import { admit } from '@crosswalk/api/src/plugins/session-access.ts'
import { defineEndpoint, nothing } from '@crosswalk/contracts'
import { submitItems } from './bench-items.ts'
import { type BenchWorld, openBenchApp } from './bench-world.ts'

const [worldFile = '', webDist = ''] = process.argv.slice(2)
const world = JSON.parse(await readFile(worldFile, 'utf8')) as BenchWorld
const { dataDir, centreId, managerId, assessorId, tutorId } = world

const emptyRoute = defineEndpoint({
  method: 'GET',
  path: '/bench/nothing',
  summary: 'Nothing, behind all that any request goes through.',
  tag: 'Benchmark',
  scope: 'person',
  status: 204,
  reply: nothing,
  errors: [],
})

const { app, store, signIn } = await openBenchApp(dataDir, webDist === '' ? null : webDist)
await app.register(
  async api => {
    admit(api, 'person')
    serve(api, emptyRoute, async () => null)
  },
  { prefix: '/api/v1' },
)
const url = await app.listen({ port: 0, host: '127.0.0.1' })
const manager = await signIn(managerId, centreId)
const assessor = await signIn(assessorId, centreId)
const tutor = await signIn(tutorId, centreId)
let changes = 0
process.on('message', async message => {
  if (message === 'change') {
    const learner = changes % world.learnerIds.length
    const criterionId = world.criterionIds[changes % world.criterionIds.length] ?? ''
    changes += 1
    await submitItems(world, store, [{ learner, criterionIds: [criterionId] }])
    process.send?.('changed')
  } else if (message === 'usage') {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() })
  } else process.exit(0)
})
process.send?.({ url, manager: manager.token, assessor: assessor.token, tutor: tutor.token, tutorEmail: tutor.email })
