import type { UnitRecord } from '@crosswalk/contracts'
import { explainUnit, LEVELS, type MissingLeaf } from '@crosswalk/progress'
import { isOpen, isStaffOf, type Viewer } from '../access/enrolment-access.ts'
import { toAchievement } from '../achievements/achievements.model.ts'
import { canAchieve, canEndAchievement } from '../achievements/achievements.policy.ts'
import { toExplainedDecision } from '../decisions/explained-decision.ts'
import { canAddEvidence } from '../evidence/evidence.policy.ts'
import type { EvidenceTitle } from '../evidence/evidence-titles.repository.ts'
import { toExplainedCriterion } from '../progress/explanations.model.ts'
import { type SignOffRecord, toSignOff } from '../sign-offs/sign-offs.model.ts'
import { canReopen, canSignOff } from '../sign-offs/sign-offs.policy.ts'
import { findStanding, findWaiting, type TagRecord } from '../tags/tags.model.ts'
import type { LoadedUnit } from './load-unit.ts'
import type { AchievementRecord } from './units.repository.ts'

export interface UnitParts {
  loaded: LoadedUnit
  viewer: Viewer
  /** Live ones on the unit’s criteria. */
  tags: readonly TagRecord[]
  evidence: readonly EvidenceTitle[]
  isClosed: (tag: TagRecord) => boolean
  /** Decisions that an IQA agreed. */
  agreed: ReadonlySet<string>
  signOffs: readonly SignOffRecord[]
  achievement: AchievementRecord | null
}

export function toUnitRecord(parts: UnitParts): UnitRecord {
  const { loaded, viewer, tags, evidence, signOffs, achievement } = parts
  const { access, mapping, programme, facts, unit, signing, revision } = loaded
  const explained = explainUnit(mapping.qualification, programme, facts, unit.id)
  const texts = new Map(unit.criteria.map(criterion => [criterion.id, criterion]))
  const numbers = new Map(unit.criteria.map(criterion => [criterion.id, criterion.number]))
  const criteria = explained.criteria.map(criterion =>
    toExplainedCriterion(criterion, texts.get(criterion.criterionId) ?? { text: null }),
  )
  return {
    enrolmentId: access.id,
    learner: { id: access.learnerId, name: access.learnerName },
    unit: {
      ...unit,
      learningOutcomes: unit.learningOutcomes?.map(outcome => ({ ...outcome })),
      notHeld: [...unit.notHeld],
      provenance: { ...unit.provenance },
      criteria: unit.criteria.map(toCriterion),
    },
    taken: facts.unitIds.includes(unit.id),
    criteria,
    evidence: evidence.map(({ addedAt, ...item }) => ({ ...item, addedAt: addedAt.toISOString() })),
    cells: tags.map(tag => toCell(tag, parts)),
    level: toUnitLevel(criteria),
    signOffs: signOffs.map(signOff => toSignOff(signOff, unit)),
    achievement: achievement && toAchievement(achievement),
    obstacles: signing.missing.flatMap(leaf => toObstacle(leaf, numbers, tags, evidence)),
    addedSinceSignOff: signing.signOffIds.length > 0 ? listAdded(parts) : [],
    needsSupplementary: signing.needsSupplementary ? [...signing.unsignedCriterionIds] : [],
    revision,
    can: {
      signOff: canSignOff(access, viewer),
      reopen: signing.signOffIds.length > 0 && canReopen(access, viewer),
      addEvidence: canAddEvidence(access),
      achieve: achievement === null && canAchieve(access, viewer),
      endAchievement: achievement !== null && canEndAchievement(access, viewer),
      decide: isOpen(access) && access.relationships.has('assessor') && access.learnerPersonId !== viewer.personId,
    },
  }
}

/** [LEVEL-4] Not listed by any signature that stands: loaded since. One that lost its evidence was listed. */
function listAdded({ loaded: { signing, unit }, signOffs }: UnitParts): string[] {
  const listed = new Set(
    signOffs
      .filter(({ id }) => signing.signOffIds.includes(id))
      .flatMap(signOff => toSignOff(signOff, unit).criterionIds),
  )
  const missing = new Set(signing.missing.flatMap(leaf => ('criterionId' in leaf ? [leaf.criterionId] : [])))
  return unit.criteria.filter(({ id }) => missing.has(id) && !listed.has(id)).map(({ id }) => id)
}

function toCriterion({ texts, rangeItems, ...criterion }: LoadedUnit['unit']['criteria'][number]) {
  return {
    ...criterion,
    ...(texts && { texts: [...texts] }),
    ...(rangeItems && { rangeItems: [...rangeItems] }),
  }
}

function toCell(tag: TagRecord, { loaded, isClosed, agreed }: UnitParts): UnitRecord['cells'][number] {
  const standing = findStanding(tag)
  const waiting = findWaiting(tag)
  const isForStaff = isStaffOf(loaded.access)
  // [TAG-3] A learner is told that a decision waits, and not which.
  const shown = standing ?? (isForStaff ? waiting : null)
  return {
    criterionId: tag.criterionId ?? '',
    evidenceId: tag.evidenceId,
    tagId: tag.id,
    status: tag.status,
    locator: tag.locator,
    referralClosed: isClosed(tag),
    waitsForCountersignature: waiting !== null,
    // [LEVEL-5] What an IQA looked at is between staff.
    agreed: isForStaff && standing !== null && agreed.has(standing.id),
    decision: shown && toExplainedDecision(shown),
  }
}

/** The level that all of it has reached. A unit that holds no criteria has reached none. */
function toUnitLevel(criteria: readonly Pick<UnitRecord['criteria'][number], 'level'>[]): UnitRecord['level'] {
  const lowest = Math.min(...criteria.map(({ level }) => LEVELS.indexOf(level)))
  return LEVELS[lowest] ?? 'none'
}

function toObstacle(
  leaf: MissingLeaf,
  numbers: ReadonlyMap<string, string>,
  tags: readonly TagRecord[],
  evidence: readonly EvidenceTitle[],
): UnitRecord['obstacles'] {
  if (!('criterionId' in leaf) || leaf.missing === 'notSignedOff' || leaf.missing === 'acceptedWhileMapped') return []
  const tag = tags.find(({ id }) => leaf.tagIds.includes(id))
  const item = evidence.find(({ id }) => id === tag?.evidenceId)
  return [
    {
      criterionId: leaf.criterionId,
      number: numbers.get(leaf.criterionId) ?? '',
      obstacle: leaf.missing,
      evidence: item === undefined ? null : { id: item.id, reference: item.reference },
    },
  ]
}
