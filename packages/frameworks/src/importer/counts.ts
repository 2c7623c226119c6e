/** What a reader can check against the document by hand. */
import type { KsbKind } from '@crosswalk/progress'
import type { Mapping, QualificationVersion } from '../model.ts'
import type { DocumentUnit } from './collect-units.ts'
import type { DocumentTokens, KsbRowTokens } from './read-tokens.ts'

export interface DocumentCounts {
  rows: number
  rowsByKind: Readonly<Record<KsbKind, number>>
  areas: number
  noMapping: number
  units: number
  /** Different (unit, criterion) references. */
  criteria: number
  /** Different texts of those. */
  texts: number
  /** Different (row, criterion) pairs. */
  pairs: number
  /** Criteria named again in the same row. */
  repeats: number
  usedOnce: number
  mostShared: { rows: number; refs: readonly string[] }
  fewestInARow: number
  mostInARow: number
}

export interface MappingCounts {
  ksbs: number
  mapped: number
  unmapped: number
  absent: number
  pairs: number
  units: number
  criteria: number
  notHeld: number
}

export function computeDocumentCounts(tokens: DocumentTokens, units: readonly DocumentUnit[]): DocumentCounts {
  const criteria = units.flatMap(unit => unit.criteria)
  const rowsOf = criteria.map(criterion => new Set(criterion.uses.map(use => use.row)).size)
  const named = criteria.reduce((sum, criterion) => sum + criterion.uses.length, 0)
  const pairs = rowsOf.reduce((sum, rows) => sum + rows, 0)
  const most = Math.max(0, ...rowsOf)
  const sizes = tokens.rows.map(row => row.criteria.length)
  const ofKind = (kind: KsbKind) => tokens.rows.filter((row: KsbRowTokens) => row.kind === kind).length
  return {
    rows: tokens.rows.length,
    rowsByKind: { knowledge: ofKind('knowledge'), skill: ofKind('skill'), behaviour: ofKind('behaviour') },
    areas: new Set(tokens.rows.map(row => row.area.line)).size,
    noMapping: tokens.rows.filter(row => row.unmapped).length,
    units: units.length,
    criteria: criteria.length,
    texts: criteria.reduce((sum, criterion) => sum + criterion.texts.size, 0),
    pairs,
    repeats: named - pairs,
    usedOnce: rowsOf.filter(rows => rows === 1).length,
    mostShared: {
      rows: most,
      refs: criteria.filter((_, i) => rowsOf[i] === most).map(({ ref }) => ref),
    },
    fewestInARow: Math.min(...sizes),
    mostInARow: Math.max(...sizes),
  }
}

export function computeMappingCounts(mapping: Mapping, qualification: QualificationVersion): MappingCounts {
  const ofStatus = (status: string) => mapping.rows.filter(row => row.status === status).length
  const held = qualification.units.filter(unit => unit.criteria.length > 0)
  return {
    ksbs: mapping.rows.length,
    mapped: ofStatus('mapped'),
    unmapped: ofStatus('unmapped'),
    absent: ofStatus('absent'),
    pairs: mapping.rows.reduce((sum, row) => sum + row.criterionIds.length, 0),
    units: held.length,
    criteria: held.reduce((sum, unit) => sum + unit.criteria.length, 0),
    notHeld: held.reduce((sum, unit) => sum + unit.notHeld.length, 0),
  }
}
