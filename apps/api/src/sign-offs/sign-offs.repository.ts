import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { isOneOf } from '../ledger/mark-changes.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import type { SignOffRecord } from './sign-offs.model.ts'

/** Of one unit, oldest first; reopened ones stay on the record. */
export async function listSignOffRecords(db: Db, enrolmentId: string, unitId: string): Promise<SignOffRecord[]> {
  const { signOffs } = db.t
  return select(db, and(eq(signOffs.enrolmentId, enrolmentId), eq(signOffs.unitId, unitId)))
}

/** Whatever its centre: the policy says whose it is. */
export async function findSignOffRecord(db: Db, signOffId: string): Promise<SignOffRecord | null> {
  const [record] = await select(db, eq(db.t.signOffs.id, signOffId))
  return record ?? null
}

async function select(db: Db, which: SQL | undefined): Promise<SignOffRecord[]> {
  const { signOffs, signOffSupports: supports, decisions, tags } = db.t
  const rows = await db.select().from(signOffs).where(which).orderBy(asc(signOffs.began), asc(signOffs.id))
  if (rows.length === 0) return []
  const listed = await db
    .select({
      signOffId: supports.signOffId,
      decisionId: supports.decisionId,
      achievementId: supports.achievementId,
      criterionId: tags.criterionId,
    })
    .from(supports)
    .leftJoin(decisions, eq(decisions.id, supports.decisionId))
    .leftJoin(tags, eq(tags.id, decisions.tagId))
    .where(
      isOneOf(
        supports.signOffId,
        rows.map(row => row.id),
      ),
    )
    .orderBy(asc(supports.decisionId))
  const names = await listPersonNames(
    db,
    rows.flatMap(row => [row.declaredBy, row.reopenedBy]),
  )
  return rows.map(({ declaredBy, reopenedBy, ...row }) => {
    const own = listed.filter(support => support.signOffId === row.id)
    return {
      ...row,
      declaredBy: namesOf(names, declaredBy),
      reopenedBy: reopenedBy === null ? null : namesOf(names, reopenedBy),
      decisions: own.flatMap(({ decisionId, criterionId }) =>
        decisionId === null ? [] : [{ decisionId, criterionId }],
      ),
      achievementIds: own.flatMap(({ achievementId }) => achievementId ?? []),
    }
  })
}
