import type { CommentAudience, RelationshipKind } from '@crosswalk/contracts'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { coversDay } from '../db/days.ts'
import type { Db } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'

export type CommentRecord = Db['t']['comments']['$inferSelect']

/** What a comment is on. */
export type Subject =
  | { kind: 'evidence'; evidenceId: string }
  | { kind: 'unit'; enrolmentId: string; unitId: string }
  | { kind: 'ksb'; enrolmentId: string; ksbId: string }

/** All of them, for whatever audience, oldest first: the policy says which are for somebody. */
export async function listCommentRecords(db: Db, subject: Subject): Promise<CommentRecord[]> {
  const { comments: t } = db.t
  const isOnIt =
    subject.kind === 'evidence'
      ? eq(t.evidenceId, subject.evidenceId)
      : and(
          eq(t.enrolmentId, subject.enrolmentId),
          subject.kind === 'unit' ? eq(t.unitId, subject.unitId) : eq(t.ksbId, subject.ksbId),
        )
  return db.select().from(t).where(isOnIt).orderBy(asc(t.began))
}

/** Whatever its centre: the policy says whose it is. */
export async function findCommentRecord(db: Db, commentId: string): Promise<CommentRecord | null> {
  const { comments: t } = db.t
  const [row] = await db.select().from(t).where(eq(t.id, commentId))
  return row ?? null
}

const RELATED: Record<CommentAudience, readonly RelationshipKind[]> = {
  learnerAndStaff: ['assessor', 'countersigner', 'iqa', 'tutor'],
  staffOnly: ['assessor', 'countersigner', 'iqa', 'tutor'],
  assessorAndIqa: ['assessor', 'countersigner', 'iqa'],
}

/** Who is told of a comment on a day, by audience: the learner first, then staff by name. */
export async function listReaders(
  db: Db,
  access: EnrolmentAccess,
  today: string,
  except: string,
): Promise<(audience: CommentAudience) => string[]> {
  const { relationships: t, people } = db.t
  const related = await db
    .select({ personId: t.personId, kind: t.kind, givenName: people.givenName, familyName: people.familyName })
    .from(t)
    .innerJoin(people, eq(people.id, t.personId))
    .where(and(eq(t.enrolmentId, access.id), isNull(people.ended), coversDay(t, today)))
    .orderBy(asc(people.givenName), asc(people.familyName))
  return audience => {
    const staff = related.filter(
      ({ personId, kind }) =>
        RELATED[audience].includes(kind) && personId !== except && personId !== access.learnerPersonId,
    )
    const names = staff.map(({ givenName, familyName }) => formatName(givenName, familyName))
    const isToLearner = audience === 'learnerAndStaff' && access.learnerPersonId !== except
    return [...new Set([...(isToLearner ? [access.learnerName] : []), ...names])]
  }
}
