import { LIVE_INSTANCE_HEADER } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { followLive, type Heard } from './live.test-utils.ts'

const isRow = (event: Heard) => event.event === 'row'
const isRowOf = (enrolmentId: string) => (event: Heard) =>
  event.event === 'row' && event.data.enrolmentId === enrolmentId
const isGone = (enrolmentId: string) => (event: Heard) =>
  event.event === 'gone' && event.data.enrolmentId === enrolmentId
const isNotice = (kind: string) => (event: Heard) => event.event === 'notice' && event.data.kind === kind
const isReset = (event: Heard) => event.event === 'reset'

async function accept(p: Portfolio, criterion: string, ksbs: readonly string[] = []) {
  return p.decide(await p.addSubmitted({ criteria: [criterion], ksbs }), 'accepted')
}

/** Something that every stream of the centre hears: whatever came before it has been told, or never will be. */
async function ringBell(p: Portfolio) {
  const name = `Bell ${p.ids.create('bel')}`
  const { programmeId, manager } = p
  return p.write({ actorId: manager.personId, kind: 'programme.renamed', data: { programmeId, name } })
}
const bellOf =
  ({ sequence }: { sequence: number }) =>
  (event: Heard) =>
    event.event === 'notice' && event.data.kind === 'programmes' && event.data.sequence === sequence

async function getSequence(p: Portfolio, centreId = p.centreId): Promise<number> {
  const heads = await p.store.read.select().from(p.store.t.ledgerHeads)
  return heads.find(head => head.centreId === centreId)?.sequence ?? 0
}

async function addEnrolment(p: Portfolio, name: string) {
  const { centre, programmeId, cohortId, unitIds } = p
  const learnerId = await centre.addLearner(name)
  return centre.addEnrolment({ learnerId, programmeId, cohortId, unitIds })
}

function addRelationship(p: Portfolio, enrolmentId: string, personId: string, dates: { from: string; to?: string }) {
  const body = { kind: 'tutor', personId, ...dates }
  return p.request('POST', `/enrolments/${enrolmentId}/relationships`, { as: p.manager, body })
}

const endRelationship = (p: Portfolio, relationshipId: string, to: string) =>
  p.request('POST', `/relationships/${relationshipId}/ending`, { as: p.manager, body: { to } })

describe('a live stream', () => {
  it('brings a decision to the tutor: the new row and what to fetch again', async () => {
    const p = await createPortfolio()
    const tutor = await followLive(p, p.tutor)
    expect(tutor.reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(tutor.reply.headers.get('cache-control')).toBe('no-store')
    await accept(p, '7/1.1')
    const notice = await tutor.hears(isNotice('decisions'))
    const row = tutor.events.filter(isRow).at(-1)
    const progress = await p.request('GET', `/enrolments/${p.enrolmentId}/progress`, { as: p.tutor })
    expect(row?.data).toEqual(progress.body.row)
    expect(notice.data).toEqual({
      kind: 'decisions',
      sequence: await getSequence(p),
      learnerId: p.learnerId,
      enrolmentId: p.enrolmentId,
      evidenceId: expect.stringMatching(/^evd_/),
    })
  })

  it('tells all events of one sequence together, and the last alone carries the id', async () => {
    const p = await createPortfolio()
    const assessor = await followLive(p, p.assessor)
    await accept(p, '7/1.1')
    await assessor.hears(isNotice('decisions'))
    const bell = await ringBell(p)
    await assessor.hears(bellOf(bell))
    const ids = assessor.events.flatMap(event => event.id ?? [])
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    let together: Heard[] = []
    for (const event of assessor.events) {
      together.push(event)
      if (event.id === undefined) continue
      for (const { data } of together) expect('sequence' in data && data.sequence).toBe(event.id)
      together = []
    }
    expect(together).toEqual([])
    expect(assessor.events.some(event => event.id === undefined)).toBe(true)
  })

  it('tells each in their own shape, and a learner nothing that is between staff', async () => {
    const p = await createPortfolio()
    const learner = await followLive(p, p.learner)
    const { body } = await accept(p, '7/1.1')
    const { enrolmentId, learnerId } = p
    const decisions = [{ decisionId: body.tags[0].decision.id, outcome: 'agreed' as const, action: null }]
    const data = { sampleId: p.ids.create('smp'), enrolmentId, note: 'Thorough.', decisions }
    await p.write({ learnerId, enrolmentId, actorId: p.iqa.personId, kind: 'sample.made', data })
    await p.centre.addCohort('Spring')
    await addEnrolment(p, 'Gill')
    await learner.hears(bellOf(await ringBell(p)))
    expect(learner.events.some(isRowOf(p.enrolmentId))).toBe(true)
    const text = learner.text()
    for (const staffOnly of ['cohortId', 'assessorIds', 'changedAt', 'toAssess', 'cohorts', 'people', 'Thorough']) {
      expect(text).not.toContain(staffOnly)
    }
    for (const { personId } of [p.assessor, p.tutor, p.iqa]) expect(text).not.toContain(personId)
    expect(learner.events.filter(isRow).every(isRowOf(p.enrolmentId))).toBe(true)
  })

  it('says nothing of what one does not see, and nothing of another centre', async () => {
    const p = await createPortfolio()
    const unrelated = await followLive(p, p.otherAssessor)
    const manager = await followLive(p, p.manager)
    const { elsewhere } = p
    const theirs = await elsewhere.centre.addLearner('Stranger')
    const { programmeId, unitIds } = elsewhere
    await elsewhere.centre.addEnrolment({ learnerId: theirs, programmeId, unitIds })
    await accept(p, '7/1.1')
    const bell = await ringBell(p)
    await manager.hears(bellOf(bell))
    await unrelated.hears(bellOf(bell))
    expect(unrelated.text()).not.toMatch(/enr_|lrn_|evd_/)
    expect(manager.events.some(isRowOf(p.enrolmentId))).toBe(true)
    for (const id of [elsewhere.enrolmentId, elsewhere.programmeId, theirs, 'Stranger']) {
      expect(manager.text()).not.toContain(id)
    }
  })

  it('shows a sign of life every fifteen seconds', async () => {
    const p = await createPortfolio()
    const tutor = await followLive(p, p.tutor)
    p.clock.advance({ seconds: 14 })
    p.services.live.tick()
    p.clock.advance({ seconds: 1 })
    p.services.live.tick()
    await tutor.says(':\n\n')
    expect(tutor.text()).toBe(':\n\n')
  })

  it('wants a session', async () => {
    const p = await createPortfolio()
    const refused = await followLive(p, p.tutor, { headers: {} })
    expect(refused.reply.status).toBe(401)
  })
})

describe('a stream that goes on where it stopped', () => {
  it('loses nothing and tells nothing twice', async () => {
    const p = await createPortfolio()
    const { body: list } = await p.request('GET', `/cohorts/${p.cohortId}/progress`, { as: p.tutor })
    await accept(p, '7/1.1')
    const first = await followLive(p, p.tutor, { after: list.sequence })
    await first.hears(isNotice('decisions'))
    await first.close()
    const cursor = first.cursor()
    expect(cursor).toBe(await getSequence(p))

    await accept(p, '7/1.4')
    await accept(p, '7/2.3')
    const second = await followLive(p, p.tutor, { after: cursor })
    const bell = await ringBell(p)
    await second.hears(bellOf(bell))
    // The row once, as it is now; what to fetch again for each thing that happened.
    expect(second.events.filter(isRow)).toHaveLength(1)
    expect(second.events.filter(isNotice('decisions'))).toHaveLength(2)
    for (const { data } of second.events) expect('sequence' in data && data.sequence).toBeGreaterThan(cursor ?? 0)
    const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}/progress`, { as: p.tutor })
    expect(second.events.find(isRow)?.data).toEqual(body.row)
  })

  it('does so after the server was started again', async () => {
    const p = await createPortfolio()
    const before = await followLive(p, p.tutor)
    await accept(p, '7/1.1')
    await before.hears(isNotice('decisions'))
    await p.app.close()
    await before.ended
    const again = await createTestApp({ store: p.store, clock: p.clock, ids: p.ids })
    const bell = await ringBell(p)
    const after = await followLive(again, p.tutor, { after: before.cursor() })
    await after.hears(bellOf(bell))
    expect(after.events.map(event => event.event)).toEqual(['notice'])
  })

  it('starts over with a cursor of before a backup was restored, though the ledger has grown past it', async () => {
    const p = await createPortfolio()
    const head = await getSequence(p)
    const before = await followLive(p, p.tutor, { after: head })
    const instance = before.reply.headers.get(LIVE_INSTANCE_HEADER)
    expect(instance).toMatch(/^run_/)
    const same = await followLive(p, p.tutor, { after: head, instance })
    const other = await followLive(p, p.tutor, { after: head - 1, instance: 'run_of_before' })
    const event = await other.hears(isReset)
    expect(event).toEqual({ event: 'reset', data: { reason: 'elsewhere', sequence: head }, id: head })
    await accept(p, '7/1.1')
    for (const stream of [same, other]) await stream.hears(isNotice('decisions'))
    expect(same.events.some(isReset)).toBe(false)
  })

  it('starts over with a cursor that is from elsewhere', async () => {
    const p = await createPortfolio()
    const head = await getSequence(p)
    const tutor = await followLive(p, p.tutor, { after: head + 1 })
    const event = await tutor.hears(isReset)
    expect(event).toEqual({ event: 'reset', data: { reason: 'elsewhere', sequence: head }, id: head })
    await accept(p, '7/1.1')
    await tutor.hears(isNotice('decisions'))
  })

  it('starts over with a cursor from before what one may see changed', async () => {
    const p = await createPortfolio()
    const cursor = await getSequence(p)
    const other = await addEnrolment(p, 'Gill')
    await addRelationship(p, other, p.tutor.personId, { from: '2026-11-20' })
    const tutor = await followLive(p, p.tutor, { after: cursor })
    expect((await tutor.hears(isReset)).data).toMatchObject({ reason: 'accessChanged', sequence: await getSequence(p) })
    const assessor = await followLive(p, p.assessor, { after: cursor })
    await assessor.hears(bellOf(await ringBell(p)))
    expect(assessor.events.some(isReset)).toBe(false)
  })

  it('starts over with a cursor from before a relationship began or ended by its date', async () => {
    const p = await createPortfolio()
    const other = await addEnrolment(p, 'Gill')
    await addRelationship(p, other, p.tutor.personId, { from: '2026-11-22' })
    const cursor = await getSequence(p)
    const today = await followLive(p, p.tutor, { after: cursor })
    await today.hears(bellOf(await ringBell(p)))
    expect(today.events.some(isReset)).toBe(false)
    await today.close()
    p.clock.set('2026-11-22T00:00:01Z')
    const later = await followLive(p, p.tutor, { after: today.cursor() })
    expect((await later.hears(isReset)).data).toMatchObject({ reason: 'accessChanged' })
    const assessor = await followLive(p, p.assessor, { after: today.cursor() })
    await assessor.hears(bellOf(await ringBell(p)))
    expect(assessor.events.some(isReset)).toBe(false)
  })

  it('starts over where too much has happened since', async () => {
    const p = await createPortfolio()
    const cursor = await getSequence(p)
    await p.store.tx('many', async db => {
      const { ledger, ledgerHeads } = db.t
      const [head] = (await db.select().from(ledgerHeads)).filter(one => one.centreId === p.centreId)
      if (head === undefined) throw new Error('no head')
      const { centreId, at } = head
      for (let sequence = head.sequence + 1; sequence <= head.sequence + 2_001; sequence++) {
        await db
          .insert(ledger)
          .values({ centreId, sequence, hash: '', at, kind: 'cohort.changed', entry: '{"data":{}}' })
      }
      await db.update(ledgerHeads).set({ sequence: head.sequence + 2_001 })
    })
    const tutor = await followLive(p, p.tutor, { after: cursor })
    expect((await tutor.hears(isReset)).data).toMatchObject({ reason: 'tooOld', sequence: cursor + 2_001 })
    const fromNothing = await followLive(p, p.leadIqa, { after: 0 })
    expect((await fromNothing.hears(isReset)).event).toBe('reset')
  })
})

describe('what one may see', () => {
  it('is told at once when a relationship gives it, and gone at once when it is over', async () => {
    const p = await createPortfolio()
    const tutor = await followLive(p, p.tutor)
    const other = await addEnrolment(p, 'Gill')
    const { body } = await addRelationship(p, other, p.tutor.personId, { from: '2026-11-20' })
    const row = await tutor.hears(isRowOf(other))
    expect(row.data).toMatchObject({ name: 'Ben Gill' })
    await endRelationship(p, body.id, '2026-11-19')
    await tutor.hears(isGone(other))
    const heard = tutor.events.length
    const change = { revision: 1, jobRole: 'both' }
    expect((await p.request('PATCH', `/enrolments/${other}`, { as: p.manager, body: change })).status).toBe(200)
    await tutor.hears(bellOf(await ringBell(p)))
    expect(JSON.stringify(tutor.events.slice(heard))).not.toContain(other)
  })

  it('changes with one’s roles', async () => {
    const p = await createPortfolio()
    const other = await addEnrolment(p, 'Gill')
    const tutor = await followLive(p, p.tutor)
    const roleId = p.ids.create('rol')
    const { personId } = p.tutor
    const data = { roleId, personId, role: 'leadIqa' as const, from: '2026-11-20' }
    await p.write({ actorId: null, kind: 'role.added', data })
    await tutor.hears(isRowOf(other))
    await tutor.hears(isNotice('account'))
    await p.write({ actorId: null, kind: 'role.ended', data: { roleId, personId, to: '2026-11-19' } })
    await tutor.hears(isGone(other))
    expect(tutor.events.some(isGone(p.enrolmentId))).toBe(false)
  })

  it('begins and ends at midnight in England by the dates of a relationship', async () => {
    const p = await createPortfolio()
    const [ending, beginning] = [await addEnrolment(p, 'Gill'), await addEnrolment(p, 'Moyo')]
    await addRelationship(p, ending, p.tutor.personId, { from: '2026-11-20', to: '2026-11-20' })
    await addRelationship(p, beginning, p.tutor.personId, { from: '2026-11-21' })
    const headers = await p.signedInAs(p.tutor)
    p.clock.set('2026-11-20T23:59:59Z')
    const late = { authorization: `Bearer ${await renew(p, headers)}` }
    const tutor = await followLive(p, p.tutor, { headers: late })
    await tutor.hears(bellOf(await ringBell(p)))
    p.services.live.tick()
    p.clock.set('2026-11-21T00:00:00Z')
    p.services.live.tick()
    await tutor.hears(isGone(ending))
    await tutor.hears(isRowOf(beginning))
    const last = await tutor.hears(isNotice('cohorts'))
    expect(tutor.cursor()).toBe(await getSequence(p))
    expect(tutor.events.indexOf(last)).toBeGreaterThan(tutor.events.findIndex(isGone(ending)))
    expect(tutor.events.some(isGone(p.enrolmentId))).toBe(false)
  })

  it('in the shape of a learner alone, once somebody is no longer staff of their own enrolment', async () => {
    const p = await createPortfolio()
    const [learner] = (await p.store.read.select().from(p.store.t.learners)).filter(({ id }) => id === p.learnerId)
    const personId = learner?.personId ?? ''
    const roleId = p.ids.create('rol')
    await p.write({
      actorId: null,
      kind: 'role.added',
      data: { roleId, personId, role: 'leadIqa', from: '2026-01-05' },
    })
    const stream = await followLive(p, p.learner)
    await accept(p, '7/1.1')
    expect((await stream.hears(isRow)).data).toHaveProperty('assessorIds')
    await p.write({ actorId: null, kind: 'role.ended', data: { roleId, personId, to: '2026-11-19' } })
    await stream.hears(isGone(p.enrolmentId))
    await stream.hears(bellOf(await ringBell(p)))
    const after = stream.events.slice(stream.events.findIndex(isGone(p.enrolmentId)) + 1)
    expect(after.filter(isRow)).toHaveLength(1)
    expect(after.find(isRow)?.data).not.toHaveProperty('assessorIds')
  })
})

describe('the end of a stream', () => {
  it('comes with the end of its token', async () => {
    const p = await createPortfolio()
    const tutor = await followLive(p, p.tutor)
    p.clock.advance({ seconds: 599 })
    p.services.live.tick()
    await tutor.hears(bellOf(await ringBell(p)))
    p.clock.advance({ seconds: 1 })
    p.services.live.tick()
    await tutor.ended
    expect(p.services.live.countStreams()).toBe(0)
  })

  it('comes within a second of signing out, and other sessions go on', async () => {
    const p = await createPortfolio()
    const headers = await p.signedInAs(p.tutor)
    const [here, there] = [await followLive(p, p.tutor, { headers }), await followLive(p, p.tutor)]
    const startedAt = performance.now()
    await p.request('DELETE', '/session', { headers })
    await here.ended
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    await there.hears(bellOf(await ringBell(p)))
  })

  it('comes with a changed password', async () => {
    const p = await createPortfolio()
    const tutor = await followLive(p, p.tutor)
    await p.store.tx('password', async db => {
      await db.update(db.t.accounts).set({ epoch: 1 })
    })
    await tutor.ended
  })

  it('comes with closed access, before anything more is told', async () => {
    const p = await createPortfolio()
    const tutor = await followLive(p, p.tutor)
    const { personId } = p.tutor
    await p.write({ actorId: p.manager.personId, kind: 'person.closed', data: { personId, reason: 'Left.' } })
    await accept(p, '7/1.1')
    await tutor.ended
    expect(tutor.events.some(isRow)).toBe(false)
  })

  it('comes when the server closes, which waits for none of them', async () => {
    const p = await createPortfolio()
    const tutor = await followLive(p, p.tutor)
    await p.app.close()
    await tutor.ended
  })

  it('comes to the oldest of more than a dozen of one session', async () => {
    const p = await createPortfolio()
    const headers = await p.signedInAs(p.tutor)
    const first = await followLive(p, p.tutor, { headers })
    for (let i = 0; i < 12; i++) await followLive(p, p.tutor, { headers })
    await first.ended
    expect(p.services.live.countStreams()).toBe(12)
  })
})

/** A token of the same session, of this moment. */
async function renew(p: Portfolio, headers: Record<string, string>): Promise<string> {
  const [, token = ''] = headers['authorization']?.split(' ') ?? []
  const { fam } = p.app.jwt.decode(token) as { fam: string }
  const actor = await p.services.sessions.findActor(fam)
  if (actor === null) throw new Error('The session is over.')
  return p.app.createAccessToken(actor)
}
