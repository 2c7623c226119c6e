/** What a row needs to follow a change of some tags: the facts of their targets alone. */
import type { ChangedTargets, ProgrammeVersion, ProgressRowFacts, TagFact } from '@crosswalk/progress'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { isGiven, jsonRows, readJsonRows, toGiven } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import {
  type AchievementRow,
  type DecisionRow,
  type SignOffRow,
  type SupportRow,
  toAchievementFact,
  toDecisionFact,
  toSignOffFacts,
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
  const given = { enrolmentId, tagIds: toGiven(standing.map(tag => tag.id)) }
  const [found] = await db.prepared('changedFacts', prepareQuery).execute(given)
  if (!found || found.hasConfirmations === 1) return null
  const { threshold, acceptedTagsNeeded, criteriaKey, levels, facts } = found
  const signOffs = readJsonRows<SignOffRow>(found.signOffs)
  const supports = signOffs.length === 0 ? [] : await listSupports(db, given)
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
  const rows = await db.prepared('tagsOfTargets', prepareTagsOfTargets).execute({ tagIds: toGiven(tagIds) })
  // Two that changed may be on the same target.
  return [...new Map(rows.map(row => [row.id, row])).values()].map(
    ({ id, evidenceId, submitted, began, ended, ...row }) => {
      const target = row.criterionId === null ? { ksbId: row.ksbId ?? '' } : { criterionId: row.criterionId }
      return { id, evidenceId, target, submitted, began, ended }
    },
  )
}

function prepareTagsOfTargets(db: Db) {
  const { tags: other } = db.t
  const changed = alias(other, 'changed')
  return db
    .select({
      id: other.id,
      evidenceId: other.evidenceId,
      criterionId: other.criterionId,
      ksbId: other.ksbId,
      submitted: other.submitted,
      began: other.began,
      ended: other.ended,
    })
    .from(changed)
    .innerJoin(
      other,
      and(
        eq(other.enrolmentId, changed.enrolmentId),
        // "is", since one half of every target is null; both halves are in the index.
        sql`${other.criterionId} is ${changed.criterionId}`,
        sql`${other.ksbId} is ${changed.ksbId}`,
      ),
    )
    .where(isGiven(changed.id, 'tagIds'))
    .prepare()
}

/** What the standing sign-offs list of these tags, and the achievements that they list. */
async function listSupports(db: Db, given: { enrolmentId: string; tagIds: string }): Promise<SupportRow[]> {
  const [found] = await db.prepared('changedSupports', prepareSupports).execute(given)
  return [
    ...readJsonRows<SupportRow>(found?.ofDecisions ?? '[]'),
    ...readJsonRows<SupportRow>(found?.ofAchievements ?? '[]'),
  ]
}

function prepareSupports(db: Db) {
  const { decisions: decision, signOffs: signOff, signOffSupports: support } = db.t
  const columns = [support.signOffId, support.decisionId, support.achievementId]
  return db
    .select({
      ofDecisions: jsonRows(
        columns,
        sql`${support} join ${signOff} on ${signOff.id} = ${support.signOffId}`,
        sql`${signOff.ended} is null and ${support.decisionId} in (
          select ${decision.id} from ${decision}
          where ${isGiven(decision.tagId, 'tagIds')} and ${decision.ended} is null
        )`,
      ),
      ofAchievements: jsonRows(
        columns,
        sql`${signOff} join ${support} on ${support.signOffId} = ${signOff.id}`,
        sql`${signOff.enrolmentId} = ${sql.placeholder('enrolmentId')} and ${signOff.ended} is null
          and ${support.achievementId} is not null`,
      ),
    })
    .from(sql`(select 1)`)
    .prepare()
}

function prepareQuery(db: Db) {
  const { t } = db
  const { tags: tag, decisions: decision, signOffs: signOff } = t
  const { achievements: achievement, confirmations: confirmation } = t
  const enrolmentId = sql.placeholder('enrolmentId')
  const isStanding = and(eq(signOff.enrolmentId, enrolmentId), isNull(signOff.ended))
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
        and(isGiven(decision.tagId, 'tagIds'), isNull(decision.ended)),
      ),
      signOffs: jsonRows([signOff.id, signOff.unitId, signOff.began, signOff.ended], sql`${signOff}`, isStanding),
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
