/** The criteria of a unit with what supports each, and the gaps between their numbers. */
import type { UnitRecord } from '@crosswalk/contracts'
import { compareCriterionNumbers } from '@crosswalk/progress'

type Cell = UnitRecord['cells'][number]

export interface SupportingItem {
  cell: Cell
  evidence: UnitRecord['evidence'][number]
}

export type CriteriaRow =
  | { kind: 'held'; number: string; criterion: UnitRecord['criteria'][number]; items: readonly SupportingItem[] }
  | { kind: 'notHeld'; number: string }

const ORDER = ['accepted', 'submitted', 'referred', 'draft', 'notUsed', 'removed'] as const

export function toCriteriaRows(record: UnitRecord): CriteriaRow[] {
  const evidence = new Map(record.evidence.map(item => [item.id, item]))
  const held = record.criteria.map((criterion): CriteriaRow => {
    const items = record.cells
      .filter(cell => cell.criterionId === criterion.criterionId)
      .flatMap((cell): SupportingItem[] => {
        const item = evidence.get(cell.evidenceId)
        return item ? [{ cell, evidence: item }] : []
      })
      .sort((a, b) => ORDER.indexOf(a.cell.status) - ORDER.indexOf(b.cell.status))
    return { kind: 'held', number: criterion.number, criterion, items }
  })
  const gaps = record.unit.notHeld.map((number): CriteriaRow => ({ kind: 'notHeld', number }))
  return [...held, ...gaps].sort((a, b) => compareCriterionNumbers(a.number, b.number))
}
