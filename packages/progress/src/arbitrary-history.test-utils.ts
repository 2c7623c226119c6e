/** Random mappings, and random histories that keep to the rules: every act is asked of the checks first. */
import fc from 'fast-check'
import { computeConfirmationBasis } from './confirmations.ts'
import { History } from './history.test-utils.ts'
import { aMapping, type KsbSpec } from './mapping.test-utils.ts'
import { checkSignOff } from './sign-off.ts'
import { checkCorrect, checkDecide, checkSubmit } from './tag-checks.ts'
import { findWaitingDecision } from './tag-status.ts'
import { type EnrolmentFacts, type MappingVersion, OUTCOMES, type ProgrammeVersion, type Rule } from './types.ts'

const CRITERIA = ['1/1.1', '1/1.2', '1/1.3', '2/1.1', '2/1.2', '2/1.10', '4/1.1']
const UNITS = { 1: '1.1 1.2 1.3', 2: '1.1 1.2 1.10', 3: '', 4: '1.1' }
const CODES = ['K1', 'K2', 'K3', 'S1', 'S2', 'B1']

const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constant<Rule>({ kind: 'all' }),
  fc.constant<Rule>({ kind: 'any' }),
  fc.integer({ min: 1, max: 4 }).map((count): Rule => ({ kind: 'atLeast', count })),
)
const mapped: fc.Arbitrary<KsbSpec> = fc.record({
  criteria: fc.subarray(CRITERIA, { minLength: 1 }).map(ids => ids.join(' ')),
  rule,
})
const unreached = fc.constantFrom<KsbSpec>({ status: 'unmapped' }, { status: 'absent' })

/** K1 to B1; S1 and S2 are alternatives. */
const anyMapping: fc.Arbitrary<MappingVersion> = fc
  .tuple(...CODES.map(() => fc.oneof({ weight: 4, arbitrary: mapped }, { weight: 1, arbitrary: unreached })))
  .map(specs => {
    const ksbs = Object.fromEntries(CODES.map((code, index) => [code, { ...specs[index] }]))
    Object.assign(ksbs['S1'] ?? {}, { group: 'speaking', alternative: 'faceToFace' })
    Object.assign(ksbs['S2'] ?? {}, { group: 'speaking', alternative: 'notFaceToFace' })
    return aMapping({ units: UNITS, ksbs })
  })

const anyProgramme: fc.Arbitrary<ProgrammeVersion> = fc.record({
  threshold: fc.constantFrom('accepted', 'signedOff'),
  acceptedTagsNeeded: fc.constantFrom(1, 1, 2),
})

const ACTS = [
  ...['tag', 'tag', 'tag', 'submit', 'submit', 'submit', 'decide', 'decide', 'decide', 'decide', 'correct'],
  ...['countersign', 'undo', 'remove', 'signOff', 'signOff', 'reopen', 'achieve', 'endAchievement', 'confirm'],
] as const
type Act = { kind: (typeof ACTS)[number]; pick: number; other: number }

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...ACTS),
  pick: fc.nat({ max: 999 }),
  other: fc.nat({ max: 999 }),
})

export interface World {
  mapping: MappingVersion
  programme: ProgrammeVersion
  history: History
  /** The facts after every sequence; position = sequence. */
  snapshots: readonly EnrolmentFacts[]
}

export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    mapping: anyMapping,
    programme: anyProgramme,
    units: fc.subarray([1, 2, 3, 4]),
    jobRole: fc.constantFrom('faceToFace', 'notFaceToFace', 'both', null),
    acts: fc.array(act, { maxLength: 60, size: 'max' }),
  })
  .map(({ mapping, programme, units, jobRole, acts }) => {
    const history = new History({ units, jobRole })
    const snapshots = [history.facts()]
    for (const next of acts) {
      play(next, mapping, programme, history)
      // One act may take several sequences (a decision with its submission); only whole acts are looked at.
      while (snapshots.length <= history.sequence) snapshots.push(history.facts())
    }
    return { mapping, programme, history, snapshots }
  })

function play(
  { kind, pick, other }: Act,
  mapping: MappingVersion,
  programme: ProgrammeVersion,
  history: History,
): void {
  const choose = <T>(list: readonly T[], by = pick): T | undefined => list[by % Math.max(1, list.length)]
  const tag = choose(history.tags.filter(({ ended }) => ended === null))
  const decision = choose(history.decisions.filter(({ ended }) => ended === null))
  switch (kind) {
    case 'tag': {
      const target = choose([...CRITERIA, ...CRITERIA, 'K1', 'S1'], other) ?? 'K1'
      const evidenceId = `WP${pick % 4}`
      const isTagged = history.tags.some(
        ({ ended, evidenceId: id, target: at }) =>
          ended === null && id === evidenceId && Object.values(at)[0] === target,
      )
      if (!isTagged) history.tag(evidenceId, target)
      return
    }
    case 'submit':
      if (tag !== undefined && checkSubmit(tag, history.decisions).ok) history.submit(tag)
      return
    case 'decide': {
      // Half of all decisions accept, so that histories get somewhere.
      const outcome = other % 2 === 0 ? 'accepted' : (choose(OUTCOMES, other) ?? 'accepted')
      if (tag === undefined || !checkDecide(tag, history.decisions).ok) return
      history.decide(tag, outcome, { waits: other % 5 === 0, scopeWasEmpty: pick % 2 === 0 })
      return
    }
    case 'correct': {
      if (tag === undefined) return
      const standing = history.standingDecision(tag)
      if (standing === null || !checkCorrect(standing, tag, history.decisions, { reason: 'A slip' }).ok) return
      history.decide(tag, choose(OUTCOMES, other) ?? 'accepted', { waits: other % 5 === 0 })
      return
    }
    case 'countersign': {
      const waiting = tag === undefined ? null : findWaitingDecision(tag.id, history.decisions)
      if (waiting !== null) history.countersign(waiting)
      return
    }
    case 'undo':
      if (decision !== undefined) history.undo(decision)
      return
    case 'remove':
      if (tag !== undefined && other % 3 === 0) history.remove(tag)
      return
    case 'signOff': {
      const unit = choose(mapping.qualification.units)
      if (unit === undefined) return
      const check = checkSignOff(mapping.qualification, programme, history.facts(), unit.id)
      if (check.ok) {
        history.signOff(
          unit.number,
          check.supportIds.map(id => ({ id })),
        )
      }
      return
    }
    case 'reopen': {
      const signOff = choose(history.signOffs.filter(({ ended }) => ended === null))
      if (signOff !== undefined) history.reopen(signOff)
      return
    }
    case 'achieve':
      if (other % 4 === 0) history.achieve((pick % 4) + 1)
      return
    case 'endAchievement': {
      const achievement = choose(history.achievements.filter(({ ended }) => ended === null))
      if (achievement !== undefined) history.endAchievement(achievement)
      return
    }
    case 'confirm': {
      const ksbId = choose(CODES, other) ?? 'K1'
      history.confirm(ksbId, computeConfirmationBasis(mapping, history.facts(), ksbId), {
        kind: pick % 2 === 0 ? 'staff' : 'employer',
        outcome: pick % 3 === 0 ? 'notConfirmed' : 'confirmed',
      })
    }
  }
}
