import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentre, createTestWorld } from '../ledger/world.test-utils.ts'

interface Entry {
  sequence: number
  kind: string
  sentence: string
  actor: { name: string } | null
  learner: { name: string } | null
  hash: string
}

/** Ben Okafor takes units 1 and 6; OB1 is accepted for two criteria of unit 6. */
async function createWorld() {
  const world = await createTestWorld()
  const app = await createTestApp(world)
  // The first session of a person links an account, which is an entry of its own.
  await app.signedInAs(world.managerId)
  const unit = world.mapping.qualification.units.find(one => one.number === 6)
  if (unit === undefined) throw new Error('There is no unit 6.')
  const programmeId = await world.addProgramme(world.mapping.id)
  const learnerId = await world.addLearner()
  const enrolmentId = await world.addEnrolment({ learnerId, programmeId, unitIds: [unit.id] })
  const assessorId = await world.addPerson('Reed', 'assessor')
  await world.addRelationship(enrolmentId, 'assessor', assessorId)
  const evidenceId = await world.addEvidence({ learnerId, enrolmentId, authorId: assessorId })
  const on = { learnerId, enrolmentId, evidenceId }
  const targets = unit.criteria.slice(0, 2).map(criterion => ({ criterionId: criterion.id }))
  const tagIds = await world.addTags({ ...on, actorId: assessorId }, targets)
  const [decisionId = ''] = await world.decide({ ...on, assessorId }, tagIds)
  const learners = await world.store.read.select().from(world.store.t.learners)
  const learnerPersonId = learners.find(learner => learner.id === learnerId)?.personId ?? ''
  const read = async (as: string, query = '') => app.request('GET', `/ledger${query}`, { as })
  const kinds = async (as: string, query = '') =>
    ((await read(as, query)).body.entries as Entry[]).map(entry => entry.kind)
  return { ...world, ...app, on, unit, programmeId, assessorId, tagIds, decisionId, learnerPersonId, read, kinds }
}

describe('the audit trail of the centre', () => {
  it('is read by managers, newest first, each entry a sentence with names, and with the head of the chain', async () => {
    const { read, managerId, store } = await createWorld()
    const { status, body } = await read(managerId, '?limit=3')
    expect(status).toBe(200)
    const [decided, tagged, added] = body.entries as Entry[]
    expect(decided).toMatchObject({
      kind: 'decisions.made',
      actor: { name: 'Ann Reed' },
      learner: { name: 'Ben Okafor' },
      sentence: expect.stringMatching(/^Decided on OB1: accepted for 6: \d\.\d+, \d\.\d+\.$/),
    })
    expect(tagged?.sentence).toMatch(/^Tagged OB1 to 6: /)
    expect(added?.sentence).toBe('Added OB1, Observation.')
    const heads = await store.read.select().from(store.t.ledgerHeads)
    expect(decided?.hash).toBe(heads[0]?.hash)
  })

  it('comes in pages that reach its first entry, every one of them readable', async () => {
    const { read, managerId } = await createWorld()
    const all: Entry[] = []
    let cursor = ''
    do {
      const { body } = await read(managerId, `?limit=4${cursor}`)
      all.push(...body.entries)
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
    } while (cursor !== '')
    expect(all.map(entry => entry.sequence)).toEqual(all.map((_, index) => all.length - index))
    expect(all.at(-1)?.sentence).toBe('The centre Harbour Training began.')
    for (const entry of all) expect(entry.sentence).not.toMatch(/\?|undefined|null/)
  })

  it('is nobody else’s, whatever their roles', async () => {
    const { read, addPerson, learnerPersonId } = await createWorld()
    const lead = await addPerson('Lead', 'leadIqa', 'assessor', 'iqa', 'tutor')
    for (const personId of [lead, learnerPersonId]) {
      const reply = await read(personId)
      expect([reply.status, reply.body.code]).toEqual([403, 'access.refused'])
    }
  })
})

describe('the audit trail of a learner', () => {
  it('is read by the learner and by staff who see them, of the enrolments that they see', async () => {
    const { read, kinds, on, assessorId, learnerPersonId, addEnrolment, programmeId, unit, write } = await createWorld()
    const { learnerId } = on
    const other = await addEnrolment({ learnerId, programmeId, unitIds: [unit.id] })
    await write({
      learnerId,
      enrolmentId: other,
      actorId: assessorId,
      kind: 'enrolment.jobRoleDecided',
      data: { enrolmentId: other, jobRole: 'both' },
    })
    expect(await kinds(learnerPersonId, `?learnerId=${learnerId}`)).toContain('enrolment.jobRoleDecided')
    const forAssessor = await kinds(assessorId, `?learnerId=${learnerId}`)
    expect(forAssessor).toContain('decisions.made')
    expect(forAssessor).not.toContain('enrolment.jobRoleDecided')
    expect((await read(assessorId, `?enrolmentId=${other}`)).status).toBe(404)
    expect(await kinds(assessorId, `?evidenceId=${on.evidenceId}`)).toEqual([
      'decisions.made',
      'tags.added',
      'evidence.added',
    ])
  })

  it('tells the learner nothing of sampling, nor of a decision that waits for a countersignature [TAG-3]', async () => {
    const { kinds, on, assessorId, learnerPersonId, decisionId, tagIds, addTags, decide, unit, ids, write } =
      await createWorld()
    const { enrolmentId, learnerId } = on
    await write({
      learnerId,
      enrolmentId,
      actorId: assessorId,
      kind: 'sample.made',
      data: {
        sampleId: ids.create('smp'),
        enrolmentId,
        note: null,
        decisions: [{ decisionId, outcome: 'agreed', action: null }],
      },
    })
    const third = unit.criteria[2]?.id ?? ''
    const [tagId = ''] = await addTags({ ...on, actorId: assessorId }, [{ criterionId: third }])
    const [waiting = ''] = await decide({ ...on, assessorId, inTraining: true }, [tagId])
    expect(tagIds).toHaveLength(2)
    const query = `?enrolmentId=${enrolmentId}&limit=3`
    expect(await kinds(assessorId, query)).toEqual(['decisions.made', 'tags.added', 'sample.made'])
    expect(await kinds(learnerPersonId, query)).toEqual(['tags.added', 'decisions.made', 'tags.added'])
    await write({
      learnerId,
      enrolmentId,
      evidenceId: on.evidenceId,
      actorId: assessorId,
      kind: 'decision.countersigned',
      data: { decisionId: waiting, tagId, enrolmentId },
    })
    expect(await kinds(learnerPersonId, query)).toEqual(['decision.countersigned', 'decisions.made', 'tags.added'])
  })

  it('[TAG-3] tells the learner of no decision that was undone before it came to stand', async () => {
    const { kinds, on, assessorId, learnerPersonId, addTags, decide, unit, write } = await createWorld()
    const { enrolmentId } = on
    const targets = unit.criteria.slice(2, 4).map(criterion => ({ criterionId: criterion.id }))
    const [first = '', second = ''] = await addTags({ ...on, actorId: assessorId }, targets)
    const undo = (decisionIds: string[], tagIds: string[]) =>
      write({ ...on, actorId: assessorId, kind: 'decisions.undone', data: { decisionIds, tagIds, enrolmentId } })
    await undo(await decide({ ...on, assessorId, inTraining: true }, [first]), [first])
    const query = `?enrolmentId=${enrolmentId}&limit=3`
    expect(await kinds(assessorId, query)).toEqual(['decisions.undone', 'decisions.made', 'tags.added'])
    expect(await kinds(learnerPersonId, query)).toEqual(['tags.added', 'decisions.made', 'tags.added'])
    await undo(await decide({ ...on, assessorId }, [second]), [second])
    expect(await kinds(learnerPersonId, query)).toEqual(['decisions.undone', 'decisions.made', 'tags.added'])
  })

  it('is not another learner’s, nor that of another centre’s manager', async () => {
    const { read, on, addLearner, addEnrolment, programmeId, unit, store, ids } = await createWorld()
    const learnerId = await addLearner('Else')
    await addEnrolment({ learnerId, programmeId, unitIds: [unit.id] })
    const learners = await store.read.select().from(store.t.learners)
    const someoneElse = learners.find(learner => learner.id === learnerId)?.personId ?? ''
    const stranger = await addCentre({ store, ids }, 'Beacon College')
    for (const personId of [someoneElse, stranger.managerId]) {
      for (const [name, id] of Object.entries({ ...on })) {
        const reply = await read(personId, `?${name}=${id}`)
        expect([reply.status, reply.body.code]).toEqual([404, 'record.notFound'])
      }
    }
    const own = await read(stranger.managerId)
    expect(own.body.entries.map((entry: Entry) => entry.sentence)).toContain('The centre Beacon College began.')
    expect(own.text).not.toContain('Okafor')
  })

  it('keeps its place where a text was erased', async () => {
    const { read, on, managerId, store, write } = await createWorld()
    await write({
      ...on,
      actorId: managerId,
      kind: 'evidence.removed',
      data: { evidenceId: on.evidenceId, reason: 'Shows a bank card' },
    })
    const first = async () => (await read(managerId, '?limit=1')).body.entries[0].sentence
    expect(await first()).toBe('Removed OB1: Shows a bank card.')
    await store.tx('eraseForTest', async db => {
      await db.update(db.t.ledgerTexts).set({ text: null, salt: null, erasedAt: new Date('2026-11-20T09:00:00Z') })
    })
    expect(await first()).toBe('Removed OB1: [Text erased on 20 November 2026].')
  })
})
