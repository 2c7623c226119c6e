import type { JobRole, Outcome } from '@crosswalk/progress'
import { OUTCOMES } from '@crosswalk/progress'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { createTestWorld } from '../ledger/world.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'
import { findEnrolmentFacts } from './enrolment-facts.repository.ts'

const KINDS = [
  'tag',
  'tag',
  'submit',
  'decide',
  'decide',
  'decide',
  'correct',
  'countersign',
  'undo',
  'remove',
] as const
const RARE = ['signOff', 'reopen', 'achieve', 'units', 'jobRole', 'confirm', 'withdraw', 'removeEvidence'] as const
const act = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...KINDS) },
    { weight: 2, arbitrary: fc.constantFrom(...RARE) },
  ),
  pick: fc.nat({ max: 999 }),
  other: fc.nat({ max: 999 }),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** A small enrolment in which anything may happen. The rules are kept only as far as the store itself demands. */
async function createBusyWorld() {
  const world = await createTestWorld()
  const { store, ids, write, mapping } = world
  const units = mapping.qualification.units.filter(unit => unit.criteria.length > 1).slice(0, 3)
  const [first, second, third] = units
  if (!first || !second || !third) throw new Error('The mapping is too small.')
  const ksbs = mapping.standard.ksbs.slice(0, 3)
  const targets = [
    ...units.flatMap(unit => unit.criteria.slice(0, 2).map(criterion => ({ criterionId: criterion.id }))),
    ...ksbs.map(ksb => ({ ksbId: ksb.id })),
  ]
  const learnerId = await world.addLearner()
  const programmeId = await world.addProgramme(mapping.id)
  const enrolmentId = await world.addEnrolment({ learnerId, programmeId, unitIds: [first.id, second.id] })
  const actorId = await world.addPerson('Reed', 'assessor')
  const of = { learnerId, enrolmentId, actorId }
  const evidenceIds = [
    await world.addEvidence({ learnerId, enrolmentId, authorId: actorId }),
    await world.addEvidence({ learnerId, enrolmentId, authorId: actorId }),
  ]

  async function play({ kind, pick, other }: Act): Promise<void> {
    const choose = <T>(list: readonly T[], by = pick): T | undefined => list[by % Math.max(1, list.length)]
    const { t, read } = store
    const loaded = await findEnrolmentFacts(read, enrolmentId)
    if (!loaded) throw new Error('no facts')
    const { facts } = loaded
    const tag = choose(facts.tags)
    const decisions = facts.decisions.filter(decision => decision.tagId === tag?.id)
    const standing = decisions.find(decision => decision.effective !== null)
    const waiting = decisions.find(decision => decision.effective === null)
    const outcome: Outcome = other % 2 === 0 ? 'accepted' : (choose(OUTCOMES, other) ?? 'accepted')
    const evidenceId = choose(evidenceIds) ?? ''
    switch (kind) {
      case 'tag': {
        const target = choose(targets, other)
        const isTagged = facts.tags.some(
          ({ evidenceId: id, target: at }) => id === evidenceId && JSON.stringify(at) === JSON.stringify(target),
        )
        const [row] = (await read.select().from(t.evidence)).filter(({ id }) => id === evidenceId)
        if (target && !isTagged && row?.ended === null) {
          await world.addTags({ ...of, evidenceId, submitted: other % 3 > 0 }, [target])
        }
        return
      }
      case 'submit':
        if (tag && (tag.submitted === null || standing?.outcome === 'referred')) {
          await write({
            ...of,
            kind: 'evidence.submitted',
            data: { evidenceId: tag.evidenceId, tagIds: [tag.id], ownWork: true },
          })
        }
        return
      case 'decide':
        if (tag && tag.submitted !== null && !standing && !waiting) {
          const on = { learnerId, enrolmentId, evidenceId: tag.evidenceId, assessorId: actorId }
          await world.decide({ ...on, inTraining: other % 5 === 0 }, [tag.id], outcome)
        }
        return
      case 'correct':
        if (tag && standing && !waiting) {
          await write({
            ...of,
            kind: 'decision.corrected',
            data: {
              decisionId: ids.create('dec'),
              tagId: tag.id,
              outcome,
              feedback: null,
              dueOn: null,
              scopeWasEmpty: pick % 2 === 0,
              evidenceId: tag.evidenceId,
              enrolmentId,
              evidenceRevision: 1,
              fileIds: [],
              countersignatureRequired: other % 4 === 0,
              supersedes: standing.id,
              reason: 'On another look.',
            },
          })
        }
        return
      case 'countersign':
        if (tag && waiting) {
          await write({
            ...of,
            kind: 'decision.countersigned',
            data: { decisionId: waiting.id, tagId: tag.id, enrolmentId },
          })
        }
        return
      case 'undo': {
        const undone = waiting ?? standing
        if (tag && undone) {
          await write({
            ...of,
            kind: 'decisions.undone',
            data: { decisionIds: [undone.id], tagIds: [tag.id], enrolmentId },
          })
        }
        return
      }
      case 'remove':
        if (tag) await write({ ...of, kind: 'tags.removed', data: { tagIds: [tag.id], reason: null } })
        return
      case 'removeEvidence':
        if (other % 4 === 0)
          await write({ ...of, evidenceId, kind: 'evidence.removed', data: { evidenceId, reason: null } })
        return
      case 'signOff': {
        const unit = choose(units)
        if (!unit || facts.signOffs.some(({ unitId }) => unitId === unit.id)) return
        const decisionIds = facts.decisions.filter(({ effective }) => effective !== null).map(({ id }) => id)
        await write({
          ...of,
          kind: 'unit.signedOff',
          data: {
            signOffId: ids.create('sgn'),
            enrolmentId,
            unitId: unit.id,
            criteriaHeld: unit.criteria.length,
            criteriaNotHeld: 0,
            partOfUnit: true,
            supplementaryTo: null,
            decisionIds,
            achievementIds: facts.achievements.map(({ id }) => id),
          },
        })
        return
      }
      case 'reopen': {
        const signOff = choose(facts.signOffs)
        if (signOff) {
          await write({
            ...of,
            kind: 'signOff.reopened',
            data: { signOffId: signOff.id, enrolmentId, reason: 'A slip.' },
          })
        }
        return
      }
      case 'achieve': {
        const unit = choose(units)
        if (unit && !facts.achievements.some(({ unitId }) => unitId === unit.id)) {
          const achievementId = ids.create('ach')
          await write({
            ...of,
            kind: 'achievement.added',
            data: { achievementId, enrolmentId, unitId: unit.id, kind: 'exemption', note: null },
          })
        }
        return
      }
      case 'units': {
        const isTaken = facts.unitIds.includes(third?.id ?? '')
        const change = isTaken ? { added: [], removed: [third?.id ?? ''] } : { added: [third?.id ?? ''], removed: [] }
        await write({ ...of, kind: 'units.changed', data: { enrolmentId, ...change, reason: null } })
        return
      }
      case 'jobRole': {
        const jobRole = choose<JobRole | null>(['faceToFace', 'notFaceToFace', 'both', null]) ?? null
        await write({ ...of, kind: 'enrolment.jobRoleDecided', data: { enrolmentId, jobRole } })
        return
      }
      case 'confirm': {
        const basis = {
          mappingId: mapping.id,
          programmeVersion: 1,
          rule: { kind: 'all' as const },
          scopeCriterionIds: [],
          supportIds: facts.decisions.map(({ id }) => id),
        }
        const confirmationId = ids.create('cnf')
        const ksbId = choose(ksbs)?.id ?? ''
        await write({
          ...of,
          kind: 'confirmation.made',
          data: { confirmationId, enrolmentId, ksbId, kind: 'staff', outcome: 'confirmed', basis, statement: null },
        })
        return
      }
      case 'withdraw': {
        const confirmation = choose(facts.confirmations)
        if (confirmation) {
          await write({
            ...of,
            kind: 'confirmation.withdrawn',
            data: { confirmationId: confirmation.id, enrolmentId, reason: 'A slip.' },
          })
        }
      }
    }
  }
  return { store, enrolmentId, play }
}

describe('progress rows', () => {
  it('[ALL-1b] are after every act what all facts give, and doctor finds nothing after all of them', async () => {
    const blobs = createFolderBlobStore({ files: createTestFolder(), trash: createTestFolder() })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 60, size: 'max' }), async acts => {
        const { store, enrolmentId, play } = await createBusyWorld()
        for (const next of acts) {
          await play(next)
          const held = await store.progressRows.findRow(store.read, enrolmentId)
          expect(held).toEqual(await store.progressRows.computeRow(store.read, enrolmentId))
        }
        expect((await examineStore(store.file, blobs)).faults).toEqual([])
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  it('can be thrown away and made again', async () => {
    const { store, enrolmentId, play } = await createBusyWorld()
    for (const kind of ['tag', 'decide', 'tag', 'tag'] as const) {
      for (let pick = 0; pick < 3; pick++) await play({ kind, pick, other: 2 * pick + 2 })
    }
    const before = await store.progressRows.findRow(store.read, enrolmentId)
    expect(before?.levels).toMatch(/[34]/)
    await store.tx('throwAway', async db => {
      await db.delete(db.t.progressRows)
    })
    expect(await store.progressRows.rebuildProgressRows(store)).toBe(1)
    expect(await store.progressRows.findRow(store.read, enrolmentId)).toEqual(before)
  })
})
