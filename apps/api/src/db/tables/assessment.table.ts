import {
  ACHIEVEMENT_KINDS,
  CONFIRMATION_KINDS,
  CONFIRMATION_OUTCOMES,
  type ConfirmationBasis,
  DECISION_ENDINGS,
  OUTCOMES,
  type Quality,
} from '@crosswalk/progress'
import { sql } from 'drizzle-orm'
import { type Kit, type KitColumn, span } from '../kit.ts'
import type { EnrolmentTables } from './enrolments.table.ts'
import type { EvidenceTables } from './evidence.table.ts'
import type { PeopleTables } from './people.table.ts'

export const SAMPLE_OUTCOMES = ['agreed', 'agreedWithAction', 'notAgreed'] as const

/** What assessors, IQAs and those who confirm have said. */
export function defineAssessmentTables(
  k: Kit,
  { people }: PeopleTables,
  { enrolments }: EnrolmentTables,
  { evidence, tags }: EvidenceTables,
) {
  const decisions = k.table(
    'decisions',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      tagId: k.ref('tag_id', () => tags.id).notNull(),
      outcome: k.oneOf('outcome', OUTCOMES).notNull(),
      feedback: k.text('feedback'),
      dueOn: k.day('due_on'),
      /** A referral's: empty says nothing. */
      fallsShortOn: k.json<Quality[]>('falls_short_on').notNull().default([]),
      decidedBy: k.ref('decided_by', () => people.id).notNull(),
      decidedAt: k.ts('decided_at').notNull(),
      /** What it judged: the evidence's revision and the files that stood that day. */
      evidenceRevision: k.int('evidence_revision').notNull(),
      fileIds: k.json<string[]>('file_ids').notNull(),
      /** [TAG-3] Written on the day it is made, whatever becomes of the person. */
      countersignatureRequired: k.bool('countersignature_required').notNull(),
      countersigned: k.int('countersigned'),
      countersignedBy: k.ref('countersigned_by', () => people.id),
      countersignedAt: k.ts('countersigned_at'),
      /** Sequence from which it stands; null while it waits for a countersignature. */
      effective: k.int('effective'),
      /** A correction: the decision that it supersedes once it is effective, and why. */
      supersedes: k.ref('supersedes', (): KitColumn => decisions.id),
      reason: k.text('reason'),
      /** [KSB-4] */
      scopeWasEmpty: k.bool('scope_was_empty').notNull(),
      /** Decided before Crosswalk, by whom and when: `decidedBy` entered it here. */
      elsewhereBy: k.text('elsewhere_by'),
      elsewhereOn: k.day('elsewhere_on'),
      ...span(k),
      endedAt: k.ts('ended_at'),
      endedKind: k.oneOf('ended_kind', DECISION_ENDINGS),
    },
    t => [
      // [TAG-1] At most one stands, and at most one waits.
      k.uniqueIndex('decisions_standing').on(t.tagId).where(sql`ended is null and effective is not null`),
      k.uniqueIndex('decisions_waiting').on(t.tagId).where(sql`ended is null and effective is null`),
      k.index('decisions_tag').on(t.tagId),
      k.index('decisions_enrolment').on(t.enrolmentId),
      k.check(
        'decisions_countersigned_whole',
        sql`(countersigned is null) = (countersigned_by is null) and (countersigned is null) = (countersigned_at is null)`,
      ),
      k.check('decisions_effective', sql`effective is null or effective = coalesce(countersigned, began)`),
      k.check('decisions_waits', sql`effective is not null or countersignature_required`),
      k.check(
        'decisions_ended_whole',
        sql`(ended is null) = (ended_kind is null) and (ended is null) = (ended_at is null)`,
      ),
      k.check('decisions_correction_reason', sql`supersedes is null or reason is not null`),
      k.checkWords('decisions_outcome_known', t.outcome, OUTCOMES),
      k.checkWords('decisions_ended_kind_known', t.endedKind, DECISION_ENDINGS),
      k.checkSpan('decisions_span', t),
    ],
  )

  const signOffs = k.table(
    'sign_offs',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      unitId: k.text('unit_id').notNull(),
      declaredBy: k.ref('declared_by', () => people.id).notNull(),
      declaredAt: k.ts('declared_at').notNull(),
      /** How many criteria of the unit were held here that day, and how many were known to be missing. */
      criteriaHeld: k.int('criteria_held').notNull(),
      criteriaNotHeld: k.int('criteria_not_held').notNull(),
      partOfUnit: k.bool('part_of_unit').notNull(),
      supplementaryTo: k.ref('supplementary_to', (): KitColumn => signOffs.id),
      ...span(k),
      reopenedAt: k.ts('reopened_at'),
      reopenedBy: k.text('reopened_by'),
      reopeningReason: k.text('reopening_reason'),
    },
    t => [
      k
        .uniqueIndex('sign_offs_live')
        .on(t.enrolmentId, t.unitId)
        .where(sql`ended is null and supplementary_to is null`),
      k.index('sign_offs_enrolment').on(t.enrolmentId),
      k.check('sign_offs_criteria_held', sql`criteria_held > 0 and criteria_not_held >= 0`),
      k.checkSpan('sign_offs_span', t),
    ],
  )

  const achievements = k.table(
    'achievements',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      unitId: k.text('unit_id').notNull(),
      kind: k.oneOf('kind', ACHIEVEMENT_KINDS).notNull(),
      /** Where it was achieved, under which number, by whose say. */
      note: k.text('note'),
      certificate: k.text('certificate'),
      awardingBody: k.text('awarding_body'),
      uan: k.text('uan'),
      achievedOn: k.day('achieved_on'),
      /** The certificate itself, where it was uploaded. */
      evidenceId: k.ref('evidence_id', () => evidence.id),
      checkedBy: k.ref('checked_by', () => people.id),
      checkedOn: k.day('checked_on'),
      recordedBy: k.ref('recorded_by', () => people.id).notNull(),
      recordedAt: k.ts('recorded_at').notNull(),
      ...span(k),
      endReason: k.text('end_reason'),
    },
    t => [
      k.uniqueIndex('achievements_live').on(t.enrolmentId, t.unitId).where(sql`ended is null`),
      k.checkWords('achievements_kind_known', t.kind, ACHIEVEMENT_KINDS),
      k.checkSpan('achievements_span', t),
    ],
  )

  /** [LEVEL-4] What a signature lists. */
  const signOffSupports = k.table(
    'sign_off_supports',
    {
      signOffId: k.ref('sign_off_id', () => signOffs.id).notNull(),
      decisionId: k.ref('decision_id', () => decisions.id),
      achievementId: k.ref('achievement_id', () => achievements.id),
    },
    t => [
      k.uniqueIndex('sign_off_supports_decision').on(t.signOffId, t.decisionId).where(sql`decision_id is not null`),
      k
        .uniqueIndex('sign_off_supports_achievement')
        .on(t.signOffId, t.achievementId)
        .where(sql`achievement_id is not null`),
      k.index('sign_off_supports_rests_on').on(t.decisionId),
      k.check('sign_off_supports_one', sql`(decision_id is null) <> (achievement_id is null)`),
    ],
  )

  const samples = k.table(
    'samples',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      iqaId: k.ref('iqa_id', () => people.id).notNull(),
      sampledAt: k.ts('sampled_at').notNull(),
      note: k.text('note'),
      ...span(k),
    },
    t => [k.index('samples_enrolment').on(t.enrolmentId), k.checkSpan('samples_span', t)],
  )

  const sampledDecisions = k.table(
    'sampled_decisions',
    {
      sampleId: k.ref('sample_id', () => samples.id).notNull(),
      decisionId: k.ref('decision_id', () => decisions.id).notNull(),
      outcome: k.oneOf('outcome', SAMPLE_OUTCOMES).notNull(),
      action: k.text('action'),
    },
    t => [
      k.primaryKey({ columns: [t.sampleId, t.decisionId] }),
      k.index('sampled_decisions_decision').on(t.decisionId),
      k.checkWords('sampled_decisions_outcome_known', t.outcome, SAMPLE_OUTCOMES),
    ],
  )

  /** [KSB-7] */
  const confirmations = k.table(
    'confirmations',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      ksbId: k.text('ksb_id').notNull(),
      kind: k.oneOf('kind', CONFIRMATION_KINDS).notNull(),
      outcome: k.oneOf('outcome', CONFIRMATION_OUTCOMES).notNull(),
      basis: k.json<ConfirmationBasis>('basis').notNull(),
      statement: k.text('statement'),
      confirmedBy: k.text('confirmed_by'),
      confirmedAt: k.ts('confirmed_at').notNull(),
      /** The employer’s name, as they wrote it, and the link by which they came. */
      confirmedByName: k.text('confirmed_by_name'),
      outsideAccessId: k.text('outside_access_id'),
      ...span(k),
    },
    t => [
      k.uniqueIndex('confirmations_live').on(t.enrolmentId, t.ksbId, t.kind).where(sql`ended is null`),
      k.checkWords('confirmations_kind_known', t.kind, CONFIRMATION_KINDS),
      k.checkWords('confirmations_outcome_known', t.outcome, CONFIRMATION_OUTCOMES),
      k.checkSpan('confirmations_span', t),
    ],
  )

  /** [TAG-4] After the claim nobody removes. */
  const certificateClaims = k.table(
    'certificate_claims',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      claimedOn: k.day('claimed_on').notNull(),
      claimedBy: k.text('claimed_by'),
      note: k.text('note'),
      ...span(k),
    },
    t => [
      k.uniqueIndex('certificate_claims_live').on(t.enrolmentId).where(sql`ended is null`),
      k.checkSpan('certificate_claims_span', t),
    ],
  )

  return {
    decisions,
    signOffs,
    achievements,
    signOffSupports,
    samples,
    sampledDecisions,
    confirmations,
    certificateClaims,
  }
}
