/** What a row needs to follow a change of some tags: the facts of their targets alone, in one query. */
import type { ChangedTargets, ProgrammeVersion, ProgressRowFacts } from '@crosswalk/progress'
import { and, eq, sql } from 'drizzle-orm'
import { jsonRows, readJsonRows } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import {
  type AchievementRow,
  type DecisionRow,
  type SignOffRow,
  type SupportRow,
  type TagRow,
  toAchievementFact,
  toDecisionFact,
  toSignOffFacts,
  toTagFact,
} from './fact-rows.ts'

export interface LoadedChange {
  mappingId: string
  programme: ProgrammeVersion
  /** As it was before the change. */
  row: ProgressRowFacts
  change: ChangedTargets
  progressSequence: number
  changedAt: Date
}

/** Null where all facts are needed: the enrolment has no row yet, or a confirmation stands. */
export async function findChangedFacts(
  db: Db,
  enrolmentId: string,
  tagIds: ReadonlySet<string>,
): Promise<LoadedChange | null> {
  const query = db.prepared('changedFacts', prepareQuery)
  const [found] = await query.execute({ enrolmentId, tagIds: JSON.stringify([...tagIds]) })
  if (!found || found.hasConfirmations === 1) return null
  const { threshold, acceptedTagsNeeded, criteriaKey, levels, facts } = found
  const signOffs = readJsonRows<SignOffRow>(found.signOffs)
  const supports = [...readJsonRows<SupportRow>(found.supports), ...readJsonRows<SupportRow>(found.achievementSupports)]
  return {
    mappingId: found.mappingId,
    programme: { threshold, acceptedTagsNeeded },
    row: { ...facts, criteriaKey, levels },
    change: {
      targetIds: toTargetIds(found.changed),
      waitingIds: toTargetIds(found.waiting),
      facts: {
        unitIds: facts.unitIds,
        jobRole: found.jobRole,
        programmeVersion: found.programmeVersion,
        tags: readJsonRows<TagRow>(found.tags).map(toTagFact),
        decisions: readJsonRows<DecisionRow>(found.decisions).map(toDecisionFact),
        signOffs: toSignOffFacts(signOffs, supports),
        achievements: readJsonRows<AchievementRow>(found.achievements).map(toAchievementFact),
        confirmations: [],
      },
    },
    progressSequence: found.progressSequence,
    changedAt: found.changedAt,
  }
}

const toTargetIds = (text: string): Set<string> =>
  new Set(readJsonRows<[string | null, string | null]>(text).map(([criterionId, ksbId]) => criterionId ?? ksbId ?? ''))

function prepareQuery(db: Db) {
  const { t } = db
  const { tags: tag, decisions: decision, signOffs: signOff, signOffSupports: support } = t
  const { achievements: achievement, confirmations: confirmation } = t
  const enrolmentId = sql.placeholder('enrolmentId')
  const given = sql`(select value from json_each(${sql.placeholder('tagIds')}))`
  // Each half by the index of targets: an "or" over both would read every tag of the enrolment.
  const onChangedTargets = sql`${tag.enrolmentId} = ${enrolmentId} and ${tag.ended} is null and ${tag.id} in (
    select t.id from tags t where t.enrolment_id = ${enrolmentId}
      and t.criterion_id in (select c.criterion_id from tags c where c.id in ${given} and c.criterion_id is not null)
    union all
    select t.id from tags t where t.enrolment_id = ${enrolmentId} and t.criterion_id is null
      and t.ksb_id in (select k.ksb_id from tags k where k.id in ${given} and k.ksb_id is not null)
  )`
  const changedTagIds = sql`(select ${tag.id} from ${tag} where ${onChangedTargets})`
  const standingSignOffs = sql`${signOff.enrolmentId} = ${enrolmentId} and ${signOff.ended} is null`
  return db
    .select({
      programmeVersion: t.enrolments.programmeVersion,
      jobRole: t.enrolments.jobRole,
      progressSequence: t.enrolments.progressSequence,
      mappingId: t.programmeVersions.mappingId,
      threshold: t.programmeVersions.threshold,
      acceptedTagsNeeded: t.programmeVersions.acceptedTagsNeeded,
      changedAt: t.ledger.at,
      criteriaKey: t.progressRows.criteriaKey,
      levels: t.progressRows.levels,
      facts: t.progressRows.facts,
      hasConfirmations: sql<0 | 1>`exists (select 1 from ${confirmation}
        where ${confirmation.enrolmentId} = ${enrolmentId} and ${confirmation.ended} is null)`,
      changed: jsonRows([tag.criterionId, tag.ksbId], sql`${tag}`, sql`${tag.id} in ${given}`),
      waiting: jsonRows(
        [tag.criterionId, tag.ksbId],
        sql`${tag}`,
        sql`${tag.enrolmentId} = ${enrolmentId} and ${tag.status} = 'submitted'`,
      ),
      tags: jsonRows(
        [tag.id, tag.evidenceId, tag.criterionId, tag.ksbId, tag.submitted, tag.began, tag.ended],
        sql`${tag}`,
        onChangedTargets,
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
        sql`${decision.tagId} in ${changedTagIds} and ${decision.ended} is null`,
      ),
      signOffs: jsonRows([signOff.id, signOff.unitId, signOff.began, signOff.ended], sql`${signOff}`, standingSignOffs),
      supports: jsonRows(
        [support.signOffId, support.decisionId, support.achievementId],
        sql`${support} join ${signOff} on ${signOff.id} = ${support.signOffId}`,
        sql`${signOff.ended} is null and ${support.decisionId} in (
          select ${decision.id} from ${decision} where ${decision.tagId} in ${changedTagIds} and ${decision.ended} is null
        )`,
      ),
      achievementSupports: jsonRows(
        [support.signOffId, support.decisionId, support.achievementId],
        sql`${signOff} join ${support} on ${support.signOffId} = ${signOff.id}`,
        sql`${standingSignOffs} and ${support.achievementId} is not null`,
      ),
      achievements: jsonRows(
        [achievement.id, achievement.unitId, achievement.kind, achievement.began, achievement.ended],
        sql`${achievement}`,
        sql`${achievement.enrolmentId} = ${enrolmentId} and ${achievement.ended} is null`,
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
    .innerJoin(t.progressRows, eq(t.progressRows.enrolmentId, t.enrolments.id))
    .where(eq(t.enrolments.id, enrolmentId))
    .prepare()
}
