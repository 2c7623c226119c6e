/** [KSB-7] Confirmations as they go out: who and when, and what each rested on then and rests on now. */
import type { ConfirmationRecord } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import {
  type ConfirmationBasis,
  compareBasis,
  computeConfirmationBasis,
  type EnrolmentFacts,
} from '@crosswalk/progress'
import type { Db } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping, type MappingIndex } from '../frameworks/mapping-index.ts'
import { type ConfirmationRow, listSupportRecords } from './confirmations.repository.ts'

export async function toConfirmationRecords(
  db: Db,
  mappings: MappingReader,
  mapping: MappingDocument,
  facts: EnrolmentFacts,
  rows: readonly ConfirmationRow[],
): Promise<ConfirmationRecord[]> {
  const index = indexMapping(mapping)
  const compared = rows.map(row => {
    const now = computeConfirmationBasis(mapping, facts, row.ksbId)
    return { row, now, comparison: compareBasis(row.basis, now) }
  })
  const lost = compared.flatMap(({ comparison }) => comparison.supportLost)
  const supports = new Map((await listSupportRecords(db, lost)).map(record => [record.id, record]))
  const versions = new Map([[mapping.id, mapping.version]])
  for (const id of new Set(rows.map(row => row.basis.mappingId))) {
    if (!versions.has(id)) versions.set(id, (await mappings.findMapping(db, id))?.version ?? 0)
  }
  const toCounts = (basis: ConfirmationBasis) => ({
    mappingVersion: versions.get(basis.mappingId) ?? 0,
    programmeVersion: basis.programmeVersion,
    rule: basis.rule,
    criteria: basis.scopeCriterionIds.length,
    supports: basis.supportIds.length,
  })
  const toSupport = (id: string): string => {
    const record = supports.get(id)
    if (record === undefined) return 'a unit achieved elsewhere'
    return `${record.reference} for ${toTarget(index, record.criterionId, record.ksbId)}`
  }
  return compared.map(({ row, now, comparison }) => ({
    id: row.id,
    ksbId: row.ksbId,
    kind: row.kind,
    outcome: row.outcome,
    statement: row.statement,
    by: row.by,
    at: row.at.toISOString(),
    checkAgain: comparison.changes.length > 0,
    changes: [...comparison.changes],
    before: toCounts(row.basis),
    now: toCounts(now),
    scopeGained: comparison.scopeGained.map(id => toTarget(index, id, null)),
    scopeLost: comparison.scopeLost.map(id => toTarget(index, id, null)),
    supportLost: comparison.supportLost.map(toSupport),
  }))
}

/** "6/2.10", or a KSB’s code. */
function toTarget(index: MappingIndex, criterionId: string | null, ksbId: string | null): string {
  if (criterionId === null) return index.ksbs.get(ksbId ?? '')?.code ?? 'a KSB'
  const held = index.criteria.get(criterionId)
  return held === undefined ? 'a criterion' : `${held.unit.number}/${held.criterion.number}`
}
