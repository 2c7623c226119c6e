import type { Method } from '@crosswalk/contracts'
import { and, count, desc, eq, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

/** Of each enrolment, the last so many. */
const SHOWN = 50

export interface SharedEvidence {
  enrolmentId: string
  reference: string
  title: string
  method: Method
  occurredOn: string | null
  submittedAt: Date
  accepted: number
  tags: number
}

/** What was handed in, still stands and is not confidential, by enrolment, newest first. */
export async function listSharedEvidence(
  db: Db,
  enrolmentIds: readonly string[],
): Promise<Map<string, SharedEvidence[]>> {
  const { evidence, tags } = db.t
  const ranked = db
    .select({
      enrolmentId: tags.enrolmentId,
      reference: evidence.reference,
      title: evidence.title,
      method: evidence.method,
      occurredOn: evidence.occurredOn,
      submittedAt: evidence.submittedAt,
      began: evidence.began,
      accepted: count(sql`case when ${tags.status} = 'accepted' then 1 end`).as('accepted'),
      tags: count().as('tags'),
      rank: sql<number>`row_number() over (partition by ${tags.enrolmentId} order by ${evidence.began} desc)`.as(
        'rank',
      ),
    })
    .from(evidence)
    .innerJoin(tags, eq(tags.evidenceId, evidence.id))
    .where(
      and(
        inArray(tags.enrolmentId, [...enrolmentIds]),
        isNull(tags.ended),
        ne(tags.status, 'draft'),
        isNull(evidence.ended),
        isNotNull(evidence.submitted),
        eq(evidence.confidential, false),
      ),
    )
    .groupBy(tags.enrolmentId, evidence.id)
    .as('ranked')
  const rows = await db.select().from(ranked).where(lte(ranked.rank, SHOWN)).orderBy(desc(ranked.began))
  const shared = new Map<string, SharedEvidence[]>()
  for (const { rank: _, began: __, submittedAt, ...item } of rows) {
    if (submittedAt === null) continue
    const items = shared.get(item.enrolmentId) ?? []
    items.push({ ...item, submittedAt })
    shared.set(item.enrolmentId, items)
  }
  return shared
}
