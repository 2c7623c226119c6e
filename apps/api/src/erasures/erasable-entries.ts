import { listEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import type { Db } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { mayErase } from './written-texts.policy.ts'
import { listWrittenEntries, type WrittenEntryRecord, type WrittenQuery } from './written-texts.repository.ts'

/** Those of the entries from which the person could erase; those that they may not read are as if they were not there. */
export async function listErasableEntries(
  db: Db,
  actor: Actor,
  query: WrittenQuery,
  today: string,
): Promise<WrittenEntryRecord[]> {
  const entries = await listWrittenEntries(db, actor.centreId, query)
  const enrolmentIds = [...new Set(entries.flatMap(entry => entry.enrolmentId ?? []))]
  const accesses = new Map(
    (await listEnrolmentAccess(db, actor, enrolmentIds, today)).map(access => [access.id, access]),
  )
  return entries.filter(entry => mayErase(entry, accesses.get(entry.enrolmentId ?? '') ?? null, actor))
}
