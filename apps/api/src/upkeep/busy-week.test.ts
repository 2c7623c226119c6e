// Anything may happen in a portfolio, by anybody, in any order; some things always hold. CROSSWALK_STEPS=5000 walks
// further, CROSSWALK_SEED=7 another way: what fails says both.
import { expect, it } from 'vitest'
import { createPortfolio } from '../evidence/evidence.test-utils.ts'
import { followLive } from '../live/live.test-utils.ts'
import { createBusyWeek, JUDGES_WORDS, STAFF_WORDS } from './busy-week.test-utils.ts'
import { examineStore } from './examine-store.ts'

// biome-ignore lint/style/noProcessEnv: how far a developer wants to walk is no setting of the server.
const { CROSSWALK_STEPS = '200', CROSSWALK_SEED = '1' } = process.env
const STEPS = Number(CROSSWALK_STEPS)
const SEED = Number(CROSSWALK_SEED)
/** Everybody's screens are looked at so often. */
const LOOK_EVERY = 100
const DOCTOR_EVERY = 500

/** By audience: what a person of it must never be sent. A learner's row has none of what a staff's has besides. */
const NEVER = {
  learner: [STAFF_WORDS, JUDGES_WORDS, '"assessorIds"'],
  tutor: [JUDGES_WORDS],
  manager: [JUDGES_WORDS],
} as const
const LOOKERS = ['learner', 'tutor', 'manager'] as const

it(
  'keeps rows right, secrets in and doctor silent, whatever a week brings',
  async () => {
    const p = await createPortfolio()
    const week = await createBusyWeek(p, SEED)
    const errors: unknown[] = []
    p.deps.logger.error = thrown => errors.push(thrown)
    const streams = {
      learner: [await followLive(p, p.learner)],
      tutor: [await followLive(p, p.tutor)],
      manager: [await followLive(p, p.manager)],
    }
    /** A stream ends with its token: as a browser does, each comes back where it left off. */
    async function comeBack() {
      for (const who of LOOKERS) {
        const after = streams[who].findLast(stream => stream.cursor() !== null)?.cursor() ?? null
        streams[who].push(await followLive(p, p[who], { after }))
      }
    }
    const askDoctor = async () => (await examineStore(p.store.file, p.deps.blobs)).faults
    const statuses = new Map<number, number>()
    const { store, deps } = p

    for (let at = 1; at <= STEPS; at++) {
      const before = p.clock.now()
      const { words, status, outside } = await week.step()
      if (p.clock.now() > before) await comeBack()
      const where = `seed ${SEED}, step ${at}, ${words}`
      expect(status, where).toBeLessThan(500)
      expect(errors, where).toEqual([])
      if (outside !== '') {
        const confidential = await week.listConfidential()
        for (const never of [STAFF_WORDS, JUDGES_WORDS, ...confidential]) expect(outside, where).not.toContain(never)
      }
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      // [ALL-1] Step by step equals from scratch.
      const row = await deps.progressRows.findRow(store.read, p.enrolmentId)
      expect(row, where).toEqual(await deps.progressRows.computeRow(store.read, p.enrolmentId))
      if (at % DOCTOR_EVERY === 0) expect(await askDoctor(), where).toEqual([])
      if (at % LOOK_EVERY > 0 && at < STEPS) continue
      for (const who of LOOKERS) {
        for (const address of week.listAddresses()) {
          const reply = await p.request('GET', address, { as: p[who] })
          expect(reply.status, `${where}; ${who} at ${address}`).toBeLessThan(500)
          for (const never of [...NEVER[who], ...week.gone]) {
            expect(reply.text, `${where}; ${who} at ${address}`).not.toContain(never)
          }
        }
      }
    }

    // The last word of the day reaches every stream, so that all before it has.
    const said: number[] = []
    // Some of them are nobody to this enrolment any more.
    for (const as of [p.assessor, p.tutor, p.learner]) {
      const body = { audience: 'learnerAndStaff', text: 'See you next week.' }
      const path = `/enrolments/${p.enrolmentId}/ksbs/${p.ksb('K7')}/comments`
      said.push((await p.request('POST', path, { as, body })).status)
    }
    expect(said).toContain(201)
    const heads = await store.read.select().from(store.t.ledgerHeads)
    const head = heads.find(({ centreId }) => centreId === p.centreId)
    for (const who of LOOKERS) {
      await streams[who].at(-1)?.hears(({ id }) => (id ?? 0) >= (head?.sequence ?? 0))
      const heard = streams[who].map(stream => stream.text()).join('')
      for (const never of NEVER[who]) expect(heard).not.toContain(never)
    }
    // Nearly everything was tried, and enough of it was let through to mean something.
    expect(statuses.get(201) ?? 0).toBeGreaterThanOrEqual(STEPS / 10)
    expect(statuses.get(200) ?? 0).toBeGreaterThanOrEqual(STEPS / 10)
    expect(await askDoctor()).toEqual([])
  },
  60_000 + STEPS * 1_000,
)
