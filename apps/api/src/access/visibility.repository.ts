import { and, eq, inArray } from 'drizzle-orm'
import { coversDay } from '../db/days.ts'
import type { Db } from '../db/store.ts'
import { listProgrammesOfIqa } from './enrolment-access.repository.ts'
import { listKindsThatCount, seesWholeCentre, type Viewer } from './enrolment-access.ts'
import type { Visibility } from './visibility.ts'

/** Small whatever the centre's size: whoever sees all of something holds no list of it. */
export async function getVisibility(db: Db, viewer: Viewer, today: string): Promise<Visibility> {
  const wholeCentre = seesWholeCentre(viewer)
  const judgesWholeCentre = viewer.roles.includes('leadIqa')
  const related = judgesWholeCentre ? [] : await listRelatedEnrolments(db, viewer, today)
  const judged = related.filter(({ kind }) => kind !== 'tutor')
  const selfLearnerId = await findOwnLearnerId(db, viewer)
  return {
    wholeCentre,
    programmeIds: new Set(judgesWholeCentre ? [] : await listProgrammesOfIqa(db, viewer, today)),
    enrolmentIds: new Set(wholeCentre ? [] : related.map(({ enrolmentId }) => enrolmentId)),
    judgedEnrolmentIds: new Set(judged.map(({ enrolmentId }) => enrolmentId)),
    judgesWholeCentre,
    ownLearnerId: viewer.roles.includes('learner') ? selfLearnerId : null,
    selfLearnerId,
  }
}

async function listRelatedEnrolments(db: Db, viewer: Viewer, today: string) {
  const kinds = listKindsThatCount(viewer)
  if (kinds.length === 0) return []
  const { relationships } = db.t
  return db
    .selectDistinct({ enrolmentId: relationships.enrolmentId, kind: relationships.kind })
    .from(relationships)
    .where(
      and(
        eq(relationships.personId, viewer.personId),
        eq(relationships.centreId, viewer.centreId),
        inArray(relationships.kind, kinds),
        coversDay(relationships, today),
      ),
    )
}

async function findOwnLearnerId(db: Db, viewer: Viewer): Promise<string | null> {
  const { learners } = db.t
  const [row] = await db.select({ id: learners.id }).from(learners).where(eq(learners.personId, viewer.personId))
  return row?.id ?? null
}
