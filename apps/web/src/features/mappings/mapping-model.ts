/** A mapping as its page reads it: each KSB with the document’s words by unit, and the discrepancies that touch it. */
import type { MappingReply } from '../../lib/queries/get-mapping.ts'

type Row = MappingReply['rows'][number]
type Ksb = MappingReply['standard']['ksbs'][number]
export type Discrepancy = MappingReply['discrepancies'][number]
type Severity = Discrepancy['severity']

export interface MappingLine {
  criterionId: string
  /** "U17 1.3": what the words become. */
  ref: string
  line: number
  words: string
  discrepancies: readonly Discrepancy[]
}

export interface MappingKsb {
  ksb: Ksb
  row: Row
  /** By unit, in the order of the units. */
  units: readonly { number: number; title: string | null; lines: readonly MappingLine[] }[]
  discrepancies: readonly Discrepancy[]
  /** Of those that are open. */
  worst: Severity | null
}

const ORDER: readonly Severity[] = ['error', 'conflict', 'warning', 'information']

export const SEVERITY_NAMES: Record<Severity, string> = {
  error: 'Error',
  conflict: 'Conflict',
  warning: 'Warning',
  information: 'To know',
}

export function sortDiscrepancies(discrepancies: readonly Discrepancy[]): Discrepancy[] {
  return [...discrepancies].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || (a.line ?? 0) - (b.line ?? 0),
  )
}

export function touchesKsb(discrepancy: Discrepancy, ksbId: string): boolean {
  return discrepancy.ksbId === ksbId || (discrepancy.ksbIds?.includes(ksbId) ?? false)
}

/** In one line's words: a line that was settled to lead elsewhere is still the line that the discrepancy names. */
function touchesLine(discrepancy: Discrepancy, criterionId: string, line: number, words: string): boolean {
  if (touchesCriterion(discrepancy, criterionId)) return true
  return (
    discrepancy.settlement !== undefined &&
    (discrepancy.lines?.includes(line) ?? false) &&
    (discrepancy.words?.includes(words) ?? false)
  )
}

function touchesCriterion(discrepancy: Discrepancy, criterionId: string): boolean {
  return discrepancy.criterionId === criterionId || (discrepancy.criterionIds?.includes(criterionId) ?? false)
}

export function toMappingKsbs(mapping: MappingReply): MappingKsb[] {
  const rows = new Map(mapping.rows.map(row => [row.ksbId, row]))
  const units = mapping.qualification.units
  const unitOf = new Map(
    units.flatMap(unit => unit.criteria.map(criterion => [criterion.id, { unit, criterion }] as const)),
  )
  return mapping.standard.ksbs.flatMap(ksb => {
    const row = rows.get(ksb.id)
    if (!row) return []
    const discrepancies = sortDiscrepancies(mapping.discrepancies.filter(found => touchesKsb(found, ksb.id)))
    const byUnit = new Map<number, { number: number; title: string | null; lines: MappingLine[] }>()
    for (const link of row.links) {
      const found = unitOf.get(link.criterionId)
      if (!found) continue
      const { unit, criterion } = found
      const group = byUnit.get(unit.number) ?? { number: unit.number, title: unit.title, lines: [] }
      for (const source of link.sources) {
        group.lines.push({
          criterionId: link.criterionId,
          ref: `U${unit.number} ${criterion.number}`,
          line: source.line,
          words: source.words,
          discrepancies: discrepancies.filter(
            one => one.severity !== 'information' && touchesLine(one, link.criterionId, source.line, source.words),
          ),
        })
      }
      byUnit.set(unit.number, group)
    }
    return [
      {
        ksb,
        row,
        units: [...byUnit.values()].sort((a, b) => a.number - b.number),
        discrepancies,
        worst: discrepancies.find(found => !found.settlement)?.severity ?? null,
      },
    ]
  })
}

export interface MappingCounts {
  mapped: number
  unmapped: number
  absent: number
  units: number
  criteria: number
  bySeverity: Record<Severity, number>
}

export function countMapping(mapping: MappingReply): MappingCounts {
  const of = (status: Row['status']) => mapping.rows.filter(row => row.status === status).length
  const held = mapping.qualification.units.filter(unit => unit.criteria.length > 0)
  const bySeverity: MappingCounts['bySeverity'] = { error: 0, conflict: 0, warning: 0, information: 0 }
  for (const { severity, settlement } of mapping.discrepancies) if (!settlement) bySeverity[severity]++
  return {
    mapped: of('mapped'),
    unmapped: of('unmapped'),
    absent: of('absent'),
    units: held.length,
    criteria: held.reduce((sum, unit) => sum + unit.criteria.length, 0),
    bySeverity,
  }
}
