import type { VisitMethod } from '@crosswalk/contracts'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, WriteDb } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'

interface NoteOf {
  personId: string
  noteId: string
}

/** The draft that a note became; null where it has not come yet. */
export async function findEvidenceOfNote(db: Db, { personId, noteId }: NoteOf): Promise<string | null> {
  const { visitNotes } = db.t
  const [found] = await db
    .select({ evidenceId: visitNotes.evidenceId })
    .from(visitNotes)
    .where(and(eq(visitNotes.personId, personId), eq(visitNotes.noteId, noteId)))
  return found?.evidenceId ?? null
}

export async function insertVisitNote(
  db: WriteDb,
  note: NoteOf & { evidenceId: string; receivedAt: Date },
): Promise<void> {
  await db.insert(db.t.visitNotes).values(note)
}

export interface NoteToFinish {
  evidenceId: string
  enrolmentId: string
  learnerId: string
  learnerName: string
  reference: string
  title: string
  method: VisitMethod
  occurredOn: string | null
  receivedAt: Date
  criteria: number
  files: number
}

/** Notes of one person that are drafts still, in enrolments that they assess; the newest first. */
export async function listNotesToFinish(
  db: Db,
  personId: string,
  enrolmentIds: readonly string[],
): Promise<NoteToFinish[]> {
  if (enrolmentIds.length === 0) return []
  const { visitNotes, evidence, evidenceFiles, tags, learners, people } = db.t
  const rows = await db
    .select({
      evidenceId: evidence.id,
      enrolmentId: evidence.enrolmentId,
      learnerId: evidence.learnerId,
      givenName: people.givenName,
      familyName: people.familyName,
      reference: evidence.reference,
      title: evidence.title,
      method: evidence.method,
      occurredOn: evidence.occurredOn,
      receivedAt: visitNotes.receivedAt,
      criteria: sql<number>`(select count(*) from ${tags} where ${tags.evidenceId} = ${evidence.id} and ${tags.ended} is null)`,
      files: sql<number>`(select count(*) from ${evidenceFiles} where ${evidenceFiles.evidenceId} = ${evidence.id} and ${evidenceFiles.ended} is null)`,
    })
    .from(visitNotes)
    .innerJoin(evidence, eq(evidence.id, visitNotes.evidenceId))
    .innerJoin(learners, eq(learners.id, evidence.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .where(
      and(
        eq(visitNotes.personId, personId),
        isNull(evidence.submitted),
        isNull(evidence.ended),
        inArray(evidence.enrolmentId, [...enrolmentIds]),
      ),
    )
    .orderBy(desc(visitNotes.receivedAt), desc(evidence.id))
  return rows.map(({ givenName, familyName, method, ...row }) => ({
    ...row,
    method: method === 'PD' ? 'PD' : 'OB',
    learnerName: formatName(givenName, familyName),
  }))
}
