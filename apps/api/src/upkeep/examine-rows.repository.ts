import { asc } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { computeDocumentHash, createMappingReader } from '../frameworks/frameworks.repository.ts'
import type { Fault } from '../ledger/fault.ts'
import { createProgressRows, type ProgressRowRecord } from '../progress-rows/progress-rows.repository.ts'

export async function examineFrameworks(db: Db): Promise<Fault[]> {
  const { id, hash, body } = db.t.frameworkDocuments
  const documents = await db.select({ id, hash, body }).from(db.t.frameworkDocuments)
  return documents
    .filter(document => computeDocumentHash(document.body) !== document.hash)
    .map(document => ({
      table: 'framework_documents',
      id: document.id,
      field: 'body',
      says: 'is not the document that was added',
    }))
}

/** Every row computed anew from the facts, and compared. */
export async function examineProgressRows(db: Db): Promise<Fault[]> {
  const { enrolments, progressRows } = db.t
  const rows = createProgressRows(createMappingReader())
  const held = await db.select().from(progressRows).orderBy(asc(progressRows.enrolmentId))
  const byId = new Map(held.map(row => [row.enrolmentId, row]))
  const faults: Fault[] = []
  for (const { id } of await db.select({ id: enrolments.id }).from(enrolments).orderBy(asc(enrolments.id))) {
    const row = byId.get(id)
    byId.delete(id)
    if (!row) {
      faults.push({ table: 'progress_rows', id, says: 'is missing' })
      continue
    }
    try {
      faults.push(...compareRow(row, await rows.computeRow(db, id)))
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error)
      faults.push({ table: 'progress_rows', id, says: `can’t be computed: ${because}` })
    }
  }
  for (const id of byId.keys()) faults.push({ table: 'progress_rows', id, says: 'is there without its enrolment' })
  return faults
}

function compareRow(held: ProgressRowRecord, computed: ProgressRowRecord): Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, says: string) =>
    faults.push({ table: 'progress_rows', id: held.enrolmentId, field, says })
  if (held.levels !== computed.levels) {
    const at = [...computed.levels].findIndex((digit, index) => held.levels[index] !== digit)
    fault('levels', `digit ${at} is ${held.levels[at] ?? 'missing'}, and computed ${computed.levels[at] ?? 'none'}`)
  }
  for (const field of ['centreId', 'learnerId', 'cohortId', 'programmeId', 'criteriaKey', 'sequence'] as const) {
    if (held[field] !== computed[field])
      fault(field, `is ${String(held[field])}, and computed ${String(computed[field])}`)
  }
  if (held.changedAt.getTime() !== computed.changedAt.getTime()) {
    fault('changedAt', `is ${held.changedAt.toISOString()}, and computed ${computed.changedAt.toISOString()}`)
  }
  const names = new Set([...Object.keys(held.facts), ...Object.keys(computed.facts)])
  for (const name of names as Set<keyof ProgressRowRecord['facts']>) {
    const [ours, theirs] = [JSON.stringify(held.facts[name]), JSON.stringify(computed.facts[name])]
    if (ours !== theirs) fault(`facts.${name}`, `is ${ours}, and computed ${theirs}`)
  }
  return faults
}
