/** What a row needs to follow a change of some tags: the facts of their targets alone. */
import type { ChangedTargets, ProgrammeVersion, ProgressRowFacts, TagFact } from '@crosswalk/progress'
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
  /** `change.waitingIds` holds only some. Where those raise the flag, more would not lower it; else all are needed. */
  isWaitingCut: boolean
  progressSequence: number
  changedAt: Date
}

const WAITING_READ = 8

/** Null where all facts are needed: the enrolment has no row yet, or a confirmation stands. */
export async function findChangedFacts(
  db: Db,
  enrolmentId: string,
  changedTagIds: ReadonlySet<string>,
): Promise<LoadedChange | null> {
  const tags = await listTagsOfTargets(db, changedTagIds)
  const standing = tags.filter(tag => tag.ended === null)
  const query = db.prepared('changedFacts', prepareQuery)
  const [found] = await query.execute({ enrolmentId, tagIds: JSON.stringify(standing.map(tag => tag.id)) })
  if (!found || found.hasConfirmations === 1) return null
  const { threshold, acceptedTagsNeeded, criteriaKey, levels, facts } = found
  const signOffs = readJsonRows<SignOffRow>(found.signOffs)
  const supports = [...readJsonRows<SupportRow>(found.supports), ...readJsonRows<SupportRow>(found.achievementSupports)]
  const waiting = readJsonRows<[string]>(found.waiting)
  return {
    mappingId: found.mappingId,
    programme: { threshold, acceptedTagsNeeded },
    row: { ...facts, criteriaKey, levels },
    change: {
      targetIds: new Set(tags.map(({ target }) => ('criterionId' in target ? target.criterionId : target.ksbId))),
      waitingIds: new Set(waiting.map(([targetId]) => targetId)),
      facts: {
        unitIds: facts.unitIds,
        jobRole: found.jobRole,
        programmeVersion: found.programmeVersion,
        tags: standing,
        decisions: readJsonRows<DecisionRow>(found.decisions).map(toDecisionFact),
        signOffs: toSignOffFacts(signOffs, supports),
        achievements: readJsonRows<AchievementRow>(found.achievements).map(toAchievementFact),
        confirmations: [],
      },
    },
    isWaitingCut: waiting.length === WAITING_READ,
    progressSequence: found.progressSequence,
    changedAt: found.changedAt,
  }
}

/** Every tag, ended or not, on what the changed ones are on: the changed ones among them. */
async function listTagsOfTargets(db: Db, tagIds: ReadonlySet<string>): Promise<TagFact[]> {
  const query = db.prepared('tagsOfTargets', connection => {
    const { tags } = connection.t
    // "is", since one half of every target is null; both halves are in the index.
    const found = sql`(
      select other.id, other.evidence_id, other.criterion_id, other.ksb_id, other.submitted, other.began, other.ended
      from ${tags} changed join ${tags} other on other.enrolment_id = changed.enrolment_id
        and other.criterion_id is changed.criterion_id and other.ksb_id is changed.ksb_id
      where changed.id in (select value from json_each(${sql.placeholder('tagIds')}))
      group by other.id
    ) ${tags}`
    return connection
      .select({
        tags: jsonRows(
          [tags.id, tags.evidenceId, tags.criterionId, tags.ksbId, tags.submitted, tags.began, tags.ended],
          found,
          undefined,
        ),
      })
      .from(sql`(select 1)`)
      .prepare()
  })
  const [row] = await query.execute({ tagIds: JSON.stringify([...tagIds]) })
  return readJsonRows<TagRow>(row?.tags ?? '[]').map(toTagFact)
}

function prepareQuery(db: Db) {
  const { t } = db
  const { tags: tag, decisions: decision, signOffs: signOff, signOffSupports: support } = t
  const { achievements: achievement, confirmations: confirmation } = t
  const enrolmentId = sql.placeholder('enrolmentId')
  const tagIds = sql`(select value from json_each(${sql.placeholder('tagIds')}))`
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
      waiting: sql<string>`(select json_group_array(json_array(target)) from (
        select coalesce(${tag.criterionId}, ${tag.ksbId}) as target from ${tag}
        where ${tag.enrolmentId} = ${enrolmentId} and ${tag.status} = 'submitted' limit ${sql.raw(String(WAITING_READ))}
      ))`,
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
        sql`${decision.tagId} in ${tagIds} and ${decision.ended} is null`,
      ),
      signOffs: jsonRows([signOff.id, signOff.unitId, signOff.began, signOff.ended], sql`${signOff}`, standingSignOffs),
      supports: jsonRows(
        [support.signOffId, support.decisionId, support.achievementId],
        sql`${support} join ${signOff} on ${signOff.id} = ${support.signOffId}`,
        sql`${signOff.ended} is null and ${support.decisionId} in (
          select ${decision.id} from ${decision} where ${decision.tagId} in ${tagIds} and ${decision.ended} is null
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
