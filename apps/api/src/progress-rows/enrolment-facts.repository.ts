/** One enrolment's facts, as the rules take them, in one query. */
import type { EnrolmentFacts, ProgrammeVersion } from '@crosswalk/progress'
import { type AnyColumn, and, eq, isNull, sql } from 'drizzle-orm'
import { jsonRows, readJsonRows } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import {
  type AchievementRow,
  type ConfirmationRow,
  type DecisionRow,
  type SignOffRow,
  type SupportRow,
  type TagRow,
  toAchievementFact,
  toConfirmationFact,
  toDecisionFact,
  toSignOffFacts,
  toTagFact,
} from './fact-rows.ts'

export interface LoadedEnrolment {
  enrolmentId: string
  centreId: string
  learnerId: string
  programmeId: string
  cohortId: string | null
  mappingId: string
  programme: ProgrammeVersion
  facts: EnrolmentFacts
  /** The ledger entry that last could have changed its progress, and when that was. */
  progressSequence: number
  changedAt: Date
}

/**
 * `standing`: what a progress row needs. `all`: ended facts as well, for explanations and for past moments; units and
 * job role are today's all the same.
 */
export type FactsWanted = 'standing' | 'all'

export async function findEnrolmentFacts(
  db: Db,
  enrolmentId: string,
  wanted: FactsWanted = 'standing',
): Promise<LoadedEnrolment | null> {
  const query = db.prepared(`enrolmentFacts.${wanted}`, connection => prepareQuery(connection, wanted))
  const [row] = await query.execute({ enrolmentId })
  if (!row) return null
  const { threshold, acceptedTagsNeeded, programmeVersion, jobRole, ...rest } = row
  const { units, tags, decisions, signOffs, supports, achievements, confirmations, ...own } = rest
  return {
    ...own,
    programme: { threshold, acceptedTagsNeeded },
    facts: {
      unitIds: readJsonRows<[string]>(units).map(([unitId]) => unitId),
      jobRole,
      programmeVersion,
      tags: readJsonRows<TagRow>(tags).map(toTagFact),
      decisions: readJsonRows<DecisionRow>(decisions).map(toDecisionFact),
      signOffs: toSignOffFacts(readJsonRows<SignOffRow>(signOffs), readJsonRows<SupportRow>(supports)),
      achievements: readJsonRows<AchievementRow>(achievements).map(toAchievementFact),
      confirmations: readJsonRows<ConfirmationRow>(confirmations).map(toConfirmationFact),
    },
  }
}

function prepareQuery(db: Db, wanted: FactsWanted) {
  const { t } = db
  const ofEnrolment = (enrolmentId: AnyColumn, ended: AnyColumn) =>
    and(eq(enrolmentId, sql.placeholder('enrolmentId')), wanted === 'standing' ? isNull(ended) : undefined)
  const { enrolmentUnits: unit, tags: tag, decisions: decision, signOffs: signOff } = t
  const { achievements: achievement, confirmations: confirmation, signOffSupports: support } = t
  return db
    .select({
      enrolmentId: t.enrolments.id,
      centreId: t.enrolments.centreId,
      learnerId: t.enrolments.learnerId,
      programmeId: t.enrolments.programmeId,
      programmeVersion: t.enrolments.programmeVersion,
      cohortId: t.enrolments.cohortId,
      jobRole: t.enrolments.jobRole,
      progressSequence: t.enrolments.progressSequence,
      mappingId: t.programmeVersions.mappingId,
      threshold: t.programmeVersions.threshold,
      acceptedTagsNeeded: t.programmeVersions.acceptedTagsNeeded,
      changedAt: t.ledger.at,
      units: jsonRows(
        [unit.unitId],
        sql`${unit}`,
        and(eq(unit.enrolmentId, sql.placeholder('enrolmentId')), isNull(unit.ended)),
      ),
      tags: jsonRows(
        [tag.id, tag.evidenceId, tag.criterionId, tag.ksbId, tag.submitted, tag.began, tag.ended],
        sql`${tag}`,
        ofEnrolment(tag.enrolmentId, tag.ended),
      ),
      decisions: jsonRows(
        [
          decision.id,
          decision.tagId,
          decision.outcome,
          decision.effective,
          decision.scopeWasEmpty,
          decision.began,
          decision.ended,
        ],
        sql`${decision}`,
        ofEnrolment(decision.enrolmentId, decision.ended),
      ),
      signOffs: jsonRows(
        [signOff.id, signOff.unitId, signOff.began, signOff.ended],
        sql`${signOff}`,
        ofEnrolment(signOff.enrolmentId, signOff.ended),
      ),
      supports: jsonRows(
        [support.signOffId, support.decisionId, support.achievementId],
        sql`${signOff} join ${support} on ${support.signOffId} = ${signOff.id}`,
        ofEnrolment(signOff.enrolmentId, signOff.ended),
      ),
      achievements: jsonRows(
        [achievement.id, achievement.unitId, achievement.kind, achievement.began, achievement.ended],
        sql`${achievement}`,
        ofEnrolment(achievement.enrolmentId, achievement.ended),
      ),
      confirmations: jsonRows(
        [
          confirmation.id,
          confirmation.ksbId,
          confirmation.kind,
          confirmation.outcome,
          confirmation.basis,
          confirmation.began,
          confirmation.ended,
        ],
        sql`${confirmation}`,
        ofEnrolment(confirmation.enrolmentId, confirmation.ended),
      ),
    })
    .from(t.enrolments)
    .innerJoin(
      t.programmeVersions,
      and(
        eq(t.programmeVersions.programmeId, t.enrolments.programmeId),
        eq(t.programmeVersions.version, t.enrolments.programmeVersion),
      ),
    )
    .innerJoin(
      t.ledger,
      and(eq(t.ledger.centreId, t.enrolments.centreId), eq(t.ledger.sequence, t.enrolments.progressSequence)),
    )
    .where(eq(t.enrolments.id, sql.placeholder('enrolmentId')))
    .prepare()
}
