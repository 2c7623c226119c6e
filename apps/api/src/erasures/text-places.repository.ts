/**
 * Where fact tables show what somebody wrote: each column, and which of its rows an entry wrote. A written text that no
 * table shows (why a file was removed) stands in the audit trail alone, and needs no line here.
 */
import { and, type Column, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db, WriteDb } from '../db/store.ts'
import type { EntryKind } from '../ledger/projectors.ts'

export interface WrittenEntry {
  centreId: string
  sequence: number
  enrolmentId: string | null
  evidenceId: string | null
}

type Table = Parameters<WriteDb['update']>[0]

interface TextPlace {
  table: Table
  /** The name of the column among the table's. */
  field: string
  column: Column
  of(entry: WrittenEntry): SQL | undefined
}

function listTextPlaces(db: Db): TextPlace[] {
  const { t } = db
  /** What an entry of an enrolment began or ended. */
  const ofEnrolment =
    (enrolmentId: Column, sequence: Column) =>
    (entry: WrittenEntry): SQL | undefined =>
      and(eq(enrolmentId, entry.enrolmentId ?? ''), eq(sequence, entry.sequence))
  const ofEvidence =
    (evidenceId: Column, sequence: Column) =>
    (entry: WrittenEntry): SQL | undefined =>
      and(eq(evidenceId, entry.evidenceId ?? ''), eq(sequence, entry.sequence))
  const ofCentre =
    (centreId: Column, sequence: Column) =>
    (entry: WrittenEntry): SQL | undefined =>
      and(eq(centreId, entry.centreId), eq(sequence, entry.sequence))
  const { decisions, signOffs, achievements, samples, sampledDecisions, confirmations, certificateClaims } = t
  const {
    comments,
    recordAnswers,
    plans,
    planLines,
    gatewayTicks,
    enrolmentStatuses,
    announcedStatuses,
    evidence,
    tags,
  } = t
  const { settlements, ksbRules, erasures, gatewaySignatures } = t
  const place = (table: Table, field: string, column: Column, of: TextPlace['of']) => ({ table, field, column, of })
  const ofDecision = ofEnrolment(decisions.enrolmentId, decisions.began)
  const ofSample = ofEnrolment(samples.enrolmentId, samples.began)
  const ofPlan = ofEnrolment(plans.enrolmentId, plans.began)
  const ofAchievement = ofEnrolment(achievements.enrolmentId, achievements.began)
  const ofConfirmation = ofEnrolment(confirmations.enrolmentId, confirmations.began)
  const locating: EntryKind[] = ['tags.added', 'tag.located']
  /** [TAG-2] A draft’s page or time is of the last entry that gave it. */
  const located = sql`(select max(${t.ledger.sequence}) from ${t.ledger} where ${and(
    eq(t.ledger.evidenceId, tags.evidenceId),
    inArray(t.ledger.kind, locating),
    sql`instr(${t.ledger.entry}, ${tags.id}) > 0`,
  )})`
  const ofSettlement = ofCentre(settlements.centreId, settlements.began)
  return [
    place(decisions, 'feedback', decisions.feedback, ofDecision),
    place(decisions, 'reason', decisions.reason, ofDecision),
    place(decisions, 'elsewhereBy', decisions.elsewhereBy, ofDecision),
    place(signOffs, 'reopeningReason', signOffs.reopeningReason, ofEnrolment(signOffs.enrolmentId, signOffs.ended)),
    place(achievements, 'note', achievements.note, ofAchievement),
    place(achievements, 'certificate', achievements.certificate, ofAchievement),
    place(achievements, 'awardingBody', achievements.awardingBody, ofAchievement),
    place(achievements, 'endReason', achievements.endReason, ofEnrolment(achievements.enrolmentId, achievements.ended)),
    place(samples, 'note', samples.note, ofSample),
    place(sampledDecisions, 'action', sampledDecisions.action, entry =>
      inArray(sampledDecisions.sampleId, db.select({ id: samples.id }).from(samples).where(ofSample(entry))),
    ),
    place(confirmations, 'statement', confirmations.statement, ofConfirmation),
    place(confirmations, 'confirmedByName', confirmations.confirmedByName, ofConfirmation),
    place(
      gatewaySignatures,
      'name',
      gatewaySignatures.name,
      ofEnrolment(gatewaySignatures.enrolmentId, gatewaySignatures.began),
    ),
    place(
      certificateClaims,
      'note',
      certificateClaims.note,
      ofEnrolment(certificateClaims.enrolmentId, certificateClaims.began),
    ),
    place(comments, 'text', comments.text, ofCentre(comments.centreId, comments.began)),
    place(
      recordAnswers,
      'statement',
      recordAnswers.statement,
      ofEvidence(recordAnswers.evidenceId, recordAnswers.began),
    ),
    place(plans, 'visitPlace', plans.visitPlace, ofPlan),
    place(planLines, 'what', planLines.what, entry =>
      and(
        eq(planLines.enrolmentId, entry.enrolmentId ?? ''),
        inArray(planLines.version, db.select({ version: plans.version }).from(plans).where(ofPlan(entry))),
      ),
    ),
    place(gatewayTicks, 'note', gatewayTicks.note, ofEnrolment(gatewayTicks.enrolmentId, gatewayTicks.began)),
    place(
      enrolmentStatuses,
      'reason',
      enrolmentStatuses.reason,
      ofEnrolment(enrolmentStatuses.enrolmentId, enrolmentStatuses.began),
    ),
    place(
      announcedStatuses,
      'reason',
      announcedStatuses.reason,
      ofEnrolment(announcedStatuses.enrolmentId, announcedStatuses.began),
    ),
    place(evidence, 'authorName', evidence.authorName, ofEvidence(evidence.id, evidence.began)),
    place(tags, 'locator', tags.locator, entry =>
      and(eq(tags.evidenceId, entry.evidenceId ?? ''), eq(located, entry.sequence)),
    ),
    place(evidence, 'removalReason', evidence.removalReason, ofEvidence(evidence.id, evidence.ended)),
    place(tags, 'removalReason', tags.removalReason, ofEvidence(tags.evidenceId, tags.ended)),
    place(erasures, 'reason', erasures.reason, ofEvidence(erasures.evidenceId, erasures.began)),
    place(settlements, 'reason', settlements.reason, ofSettlement),
    place(settlements, 'answer', settlements.answer, ofSettlement),
    place(settlements, 'asked', settlements.asked, ofSettlement),
    place(ksbRules, 'reason', ksbRules.reason, ofCentre(ksbRules.centreId, ksbRules.began)),
  ]
}

/** Wherever the entry's projector put these words, others take their place. */
export async function replaceWritten(db: WriteDb, entry: WrittenEntry, words: string, by: string): Promise<void> {
  for (const { table, field, column, of } of listTextPlaces(db)) {
    await db
      .update(table)
      .set({ [field]: by })
      .where(and(of(entry), eq(column, words)))
  }
}
