/** One enrolment's facts, as the rules take them, in a fixed number of queries. */
import type { EnrolmentFacts, ProgrammeVersion, SignOffFact, TagFact } from '@crosswalk/progress'
import { type AnyColumn, and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

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
  const q = db.prepared(`facts.${wanted}`, connection => prepareQueries(connection, wanted))
  const given = { enrolmentId }
  const [enrolment] = await q.enrolment.execute(given)
  if (!enrolment) return null
  const { threshold, acceptedTagsNeeded, programmeVersion, jobRole, ...own } = enrolment

  const units = await q.units.execute(given)
  const tags = await q.tags.execute(given)
  const decisions = await q.decisions.execute(given)
  const signOffs = await q.signOffs.execute(given)
  const achievements = await q.achievements.execute(given)
  const confirmations = await q.confirmations.execute(given)

  return {
    ...own,
    programme: { threshold, acceptedTagsNeeded },
    facts: {
      unitIds: units.map(unit => unit.unitId),
      jobRole,
      programmeVersion,
      tags: tags.map(toTagFact),
      decisions,
      signOffs: toSignOffFacts(signOffs),
      achievements,
      confirmations,
    },
  }
}

function prepareQueries(db: Db, wanted: FactsWanted) {
  const { t } = db
  const ofEnrolment = (enrolmentId: AnyColumn, ended: AnyColumn) =>
    and(eq(enrolmentId, sql.placeholder('enrolmentId')), wanted === 'standing' ? isNull(ended) : undefined)
  return {
    enrolment: db
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
      .prepare(),
    units: db
      .select({ unitId: t.enrolmentUnits.unitId })
      .from(t.enrolmentUnits)
      .where(and(eq(t.enrolmentUnits.enrolmentId, sql.placeholder('enrolmentId')), isNull(t.enrolmentUnits.ended)))
      .prepare(),
    tags: db
      .select({
        id: t.tags.id,
        evidenceId: t.tags.evidenceId,
        criterionId: t.tags.criterionId,
        ksbId: t.tags.ksbId,
        submitted: t.tags.submitted,
        began: t.tags.began,
        ended: t.tags.ended,
      })
      .from(t.tags)
      .where(ofEnrolment(t.tags.enrolmentId, t.tags.ended))
      .prepare(),
    decisions: db
      .select({
        id: t.decisions.id,
        tagId: t.decisions.tagId,
        outcome: t.decisions.outcome,
        effective: t.decisions.effective,
        scopeWasEmpty: t.decisions.scopeWasEmpty,
        began: t.decisions.began,
        ended: t.decisions.ended,
      })
      .from(t.decisions)
      .where(ofEnrolment(t.decisions.enrolmentId, t.decisions.ended))
      .prepare(),
    signOffs: db
      .select({
        id: t.signOffs.id,
        unitId: t.signOffs.unitId,
        began: t.signOffs.began,
        ended: t.signOffs.ended,
        decisionId: t.signOffSupports.decisionId,
        achievementId: t.signOffSupports.achievementId,
      })
      .from(t.signOffs)
      .leftJoin(t.signOffSupports, eq(t.signOffSupports.signOffId, t.signOffs.id))
      .where(ofEnrolment(t.signOffs.enrolmentId, t.signOffs.ended))
      .prepare(),
    achievements: db
      .select({
        id: t.achievements.id,
        unitId: t.achievements.unitId,
        kind: t.achievements.kind,
        began: t.achievements.began,
        ended: t.achievements.ended,
      })
      .from(t.achievements)
      .where(ofEnrolment(t.achievements.enrolmentId, t.achievements.ended))
      .prepare(),
    confirmations: db
      .select({
        id: t.confirmations.id,
        ksbId: t.confirmations.ksbId,
        kind: t.confirmations.kind,
        outcome: t.confirmations.outcome,
        basis: t.confirmations.basis,
        began: t.confirmations.began,
        ended: t.confirmations.ended,
      })
      .from(t.confirmations)
      .where(ofEnrolment(t.confirmations.enrolmentId, t.confirmations.ended))
      .prepare(),
  }
}

interface TagRow extends Omit<TagFact, 'target'> {
  criterionId: string | null
  ksbId: string | null
}

function toTagFact({ criterionId, ksbId, ...tag }: TagRow): TagFact {
  if (criterionId !== null) return { ...tag, target: { criterionId } }
  return { ...tag, target: { ksbId: ksbId ?? '' } }
}

interface SupportRow extends Omit<SignOffFact, 'supportIds'> {
  decisionId: string | null
  achievementId: string | null
}

/** One row for each support; a sign-off without any has one row with neither. */
function toSignOffFacts(rows: readonly SupportRow[]): SignOffFact[] {
  const signOffs = new Map<string, SignOffFact & { supportIds: string[] }>()
  for (const { decisionId, achievementId, ...signOff } of rows) {
    const known = signOffs.get(signOff.id) ?? { ...signOff, supportIds: [] }
    const supportId = decisionId ?? achievementId
    if (supportId !== null) known.supportIds.push(supportId)
    signOffs.set(signOff.id, known)
  }
  return [...signOffs.values()]
}
