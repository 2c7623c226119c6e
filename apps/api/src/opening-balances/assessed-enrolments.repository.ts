import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { hasNotEnded } from '../access/enrolment-access.repository.ts'
import { coversDay } from '../db/days.ts'
import type { Db } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'

export interface AssessedEnrolment {
  id: string
  learnerId: string
  learnerPersonId: string
  name: string
  email: string | null
  uln: string | null
  ownReference: string | null
  programmeName: string
}

/** Open ones that this person assesses today: whose criteria they may enter. */
export async function listAssessedEnrolments(db: Db, personId: string, today: string): Promise<AssessedEnrolment[]> {
  const { enrolments, relationships: t, learners, people, programmes } = db.t
  const rows = await db
    .selectDistinct({
      id: enrolments.id,
      learnerId: enrolments.learnerId,
      learnerPersonId: people.id,
      givenName: people.givenName,
      familyName: people.familyName,
      email: people.email,
      uln: learners.uln,
      ownReference: learners.ownReference,
      programmeName: programmes.name,
    })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .where(and(eq(t.personId, personId), eq(t.kind, 'assessor'), coversDay(t, today), hasNotEnded(db)))
  return rows
    .filter(row => row.learnerPersonId !== personId)
    .map(({ givenName, familyName, ...row }) => ({ ...row, name: formatName(givenName, familyName) }))
}

export interface EnteredBefore {
  enrolmentId: string
  criterionId: string
  keptAt: string
  decidedBy: string
  decidedOn: string
}

/** What was entered from elsewhere and stands. */
export async function listEnteredBefore(db: Db, enrolmentIds: readonly string[]): Promise<EnteredBefore[]> {
  const { decisions, tags, evidence } = db.t
  const rows = await db
    .select({
      enrolmentId: tags.enrolmentId,
      criterionId: tags.criterionId,
      keptAt: evidence.keptAt,
      decidedBy: decisions.elsewhereBy,
      decidedOn: decisions.elsewhereOn,
    })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .innerJoin(evidence, eq(evidence.id, tags.evidenceId))
    .where(
      and(
        inArray(decisions.enrolmentId, [...enrolmentIds]),
        isNotNull(decisions.elsewhereOn),
        isNull(decisions.ended),
        isNull(tags.ended),
      ),
    )
  return rows.flatMap(({ enrolmentId, criterionId, keptAt, decidedBy, decidedOn }) =>
    criterionId === null || keptAt === null || decidedBy === null || decidedOn === null
      ? []
      : [{ enrolmentId, criterionId, keptAt, decidedBy, decidedOn }],
  )
}
