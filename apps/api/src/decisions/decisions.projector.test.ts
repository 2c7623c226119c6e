import type { DecisionFact } from '@crosswalk/progress'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { appendEntry } from '../ledger/append-entry.ts'
import { createTestWorld } from '../ledger/world.test-utils.ts'

async function createDecidedWorld() {
  const world = await createTestWorld()
  const [unit] = world.mapping.qualification.units.filter(candidate => candidate.criteria.length > 2)
  if (!unit) throw new Error('no unit')
  const learnerId = await world.addLearner()
  const programmeId = await world.addProgramme(world.mapping.id)
  const enrolmentId = await world.addEnrolment({ learnerId, programmeId, unitIds: [unit.id] })
  const assessorId = await world.addPerson('Reed', 'assessor')
  const traineeId = await world.addPerson('Vale', 'assessor')
  const evidenceId = await world.addEvidence({ learnerId, enrolmentId, authorId: assessorId })
  const of = { learnerId, enrolmentId, evidenceId }
  const [tagId = ''] = await world.addTags({ ...of, actorId: assessorId }, [
    { criterionId: unit.criteria[0]?.id ?? '' },
  ])
  const { store, ids, write } = world

  const decide = async (outcome: DecisionFact['outcome'], inTraining = false): Promise<string> => {
    const by = inTraining ? traineeId : assessorId
    return (await world.decide({ ...of, assessorId: by, inTraining }, [tagId], outcome))[0] ?? ''
  }
  const correct = async (supersedes: string, outcome: DecisionFact['outcome'], inTraining = false): Promise<string> => {
    const decisionId = ids.create('dec')
    await write({
      ...of,
      actorId: inTraining ? traineeId : assessorId,
      kind: 'decision.corrected',
      data: {
        decisionId,
        tagId,
        outcome,
        feedback: null,
        dueOn: null,
        scopeWasEmpty: false,
        evidenceId,
        enrolmentId,
        evidenceRevision: 1,
        fileIds: [],
        countersignatureRequired: inTraining,
        supersedes,
        reason: 'On another look.',
      },
    })
    return decisionId
  }
  const countersign = (decisionId: string) =>
    write({ ...of, actorId: assessorId, kind: 'decision.countersigned', data: { decisionId, tagId, enrolmentId } })
  const undo = (decisionId: string) =>
    write({
      ...of,
      actorId: assessorId,
      kind: 'decisions.undone',
      data: { decisionIds: [decisionId], tagIds: [tagId], enrolmentId },
    })
  const submit = () =>
    write({
      ...of,
      actorId: assessorId,
      kind: 'evidence.submitted',
      data: { evidenceId, tagIds: [tagId], ownWork: true },
    })

  async function look() {
    const { tags, decisions } = store.t
    const [tag] = await store.read.select().from(tags).where(eq(tags.id, tagId))
    const made = await store.read.select().from(decisions).where(eq(decisions.tagId, tagId))
    const row = await store.progressRows.findRow(store.read, enrolmentId)
    return {
      status: tag?.status,
      level: row?.levels[0],
      standing: made.filter(decision => decision.ended === null && decision.effective !== null).map(({ id }) => id),
      waiting: made.filter(decision => decision.ended === null && decision.effective === null).map(({ id }) => id),
      ended: Object.fromEntries(
        made.filter(decision => decision.ended !== null).map(({ id, endedKind }) => [id, endedKind]),
      ),
    }
  }
  return { ...world, ...of, tagId, assessorId, unit, decide, correct, countersign, undo, submit, look }
}

describe('decisions as the ledger projects them', () => {
  it('[TAG-1] a decision stands from the entry that makes it, and its row moves with it', async () => {
    const world = await createDecidedWorld()
    expect(await world.look()).toMatchObject({ status: 'submitted', level: '3', standing: [] })
    const decisionId = await world.decide('accepted')
    expect(await world.look()).toMatchObject({ status: 'accepted', level: '4', standing: [decisionId] })
  })

  it('[TAG-1] a second decision on the same tag is stopped by the store itself, and nothing of it is kept', async () => {
    const world = await createDecidedWorld()
    const decisionId = await world.decide('accepted')
    const { ledger } = world.store.t
    const before = await world.store.read.select().from(ledger)
    await expect(world.decide('referred')).rejects.toThrow(/UNIQUE constraint failed: decisions.tag_id/)
    expect(await world.look()).toMatchObject({ status: 'accepted', standing: [decisionId] })
    expect(await world.store.read.select().from(ledger)).toHaveLength(before.length)
  })

  it('[TAG-1] a correction supersedes and keeps what it corrects', async () => {
    const world = await createDecidedWorld()
    const first = await world.decide('accepted')
    const second = await world.correct(first, 'referred')
    expect(await world.look()).toEqual({
      status: 'referred',
      level: '2',
      standing: [second],
      waiting: [],
      ended: { [first]: 'correction' },
    })
  })

  it('[TAG-1] an undone decision leaves the tag submitted', async () => {
    const world = await createDecidedWorld()
    const first = await world.decide('notUsed')
    expect(await world.look()).toMatchObject({ status: 'notUsed', level: '0' })
    await world.undo(first)
    expect(await world.look()).toEqual({
      status: 'submitted',
      level: '3',
      standing: [],
      waiting: [],
      ended: { [first]: 'undo' },
    })
  })

  it('[TAG-1] submitting a referred tag again ends the referral, and keeps its first submission', async () => {
    const world = await createDecidedWorld()
    const { tags } = world.store.t
    const [before] = await world.store.read.select().from(tags)
    const first = await world.decide('referred')
    world.clock.advance({ days: 2 })
    await world.submit()
    const [after] = await world.store.read.select().from(tags)
    expect(await world.look()).toMatchObject({ status: 'submitted', standing: [], ended: { [first]: 'resubmission' } })
    expect(after?.submitted).toBe(before?.submitted)
    expect(after?.submittedAt).not.toEqual(before?.submittedAt)
  })

  it('[TAG-3] a first decision that waits leaves the tag at submitted, until it is countersigned', async () => {
    const world = await createDecidedWorld()
    const decisionId = await world.decide('accepted', true)
    expect(await world.look()).toMatchObject({ status: 'submitted', level: '3', standing: [], waiting: [decisionId] })
    await world.countersign(decisionId)
    expect(await world.look()).toMatchObject({ status: 'accepted', level: '4', standing: [decisionId], waiting: [] })
  })

  it('[TAG-3] a correction that waits changes nothing; countersigned, it supersedes', async () => {
    const world = await createDecidedWorld()
    const first = await world.decide('accepted')
    const second = await world.correct(first, 'referred', true)
    expect(await world.look()).toMatchObject({ status: 'accepted', level: '4', standing: [first], waiting: [second] })
    await world.countersign(second)
    expect(await world.look()).toEqual({
      status: 'referred',
      level: '2',
      standing: [second],
      waiting: [],
      ended: { [first]: 'correction' },
    })
  })

  it('[TAG-3] what still waits when another decision comes to stand never stands', async () => {
    const world = await createDecidedWorld()
    const waiting = await world.decide('accepted', true)
    const second = await world.decide('referred')
    expect(await world.look()).toMatchObject({ standing: [second], waiting: [], ended: { [waiting]: 'correction' } })
  })

  it('[TAG-3] a correction that waits can be taken back, and the first goes on standing', async () => {
    const world = await createDecidedWorld()
    const first = await world.decide('accepted')
    const second = await world.correct(first, 'notUsed', true)
    await world.undo(second)
    expect(await world.look()).toMatchObject({
      status: 'accepted',
      standing: [first],
      waiting: [],
      ended: { [second]: 'undo' },
    })
  })

  it('[TAG-4] a removed tag takes its decision with it', async () => {
    const world = await createDecidedWorld()
    const first = await world.decide('accepted')
    const { learnerId, enrolmentId, evidenceId, tagId } = world
    await world.write({
      learnerId,
      enrolmentId,
      evidenceId,
      actorId: world.managerId,
      kind: 'tags.removed',
      data: { tagIds: [tagId], reason: 'The wrong learner.' },
    })
    expect(await world.look()).toMatchObject({ status: 'removed', level: '0', ended: { [first]: 'removal' } })
  })

  it('[TAG-4] removed evidence takes every tag with it, in every enrolment', async () => {
    const world = await createDecidedWorld()
    await world.decide('accepted')
    const { learnerId, evidenceId } = world
    await world.write({
      learnerId,
      evidenceId,
      actorId: world.managerId,
      kind: 'evidence.removed',
      data: { evidenceId, reason: null },
    })
    expect(await world.look()).toMatchObject({ status: 'removed', level: '0', standing: [] })
  })
})

describe('a progress row', () => {
  it('carries the sequence of the entry that last touched its enrolment, and of no other', async () => {
    const world = await createDecidedWorld()
    await world.decide('accepted')
    await world.addCohort()
    const row = await world.store.progressRows.findRow(world.store.read, world.enrolmentId)
    const { ledger } = world.store.t
    const entries = await world.store.read.select().from(ledger)
    expect(entries.find(entry => entry.sequence === row?.sequence)?.kind).toBe('decisions.made')
  })

  it('is computed once for an act of several entries, and not kept when the act fails', async () => {
    const world = await createDecidedWorld()
    const { store, learnerId, enrolmentId, evidenceId, assessorId, tagId, unit } = world
    const before = await world.look()
    const failing = store.tx('fail', async db => {
      await appendEntry(db, {
        centreId: world.centreId,
        learnerId,
        enrolmentId,
        evidenceId,
        actorId: assessorId,
        kind: 'tags.removed',
        data: { tagIds: [tagId], reason: null },
      })
      throw new Error('on second thoughts')
    })
    await expect(failing).rejects.toThrow('on second thoughts')
    expect(await world.look()).toEqual(before)
    expect(unit.criteria.length).toBeGreaterThan(2)
  })

  it('follows the programme: a new version moves every enrolment and its row', async () => {
    const world = await createDecidedWorld()
    await world.decide('accepted')
    const { store, mapping } = world
    const [programme] = await store.read.select().from(store.t.programmes)
    await world.write({
      actorId: world.managerId,
      kind: 'programme.versioned',
      data: {
        programmeId: programme?.id ?? '',
        name: 'Two of everything',
        version: 2,
        mappingId: mapping.id,
        threshold: 'accepted',
        acceptedTagsNeeded: 2,
        currencyMonths: null,
      },
    })
    expect(await world.look()).toMatchObject({ status: 'accepted', level: '3' })
  })
})
