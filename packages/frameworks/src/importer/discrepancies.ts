/** The list to which the finders add, and what they look at. */

import { toCriterionId, toUnitId } from '../framework-ids.ts'
import { listWords } from '../list-words.ts'
import { type Discrepancy, type DocumentWords, type Ksb, type QualificationVersion, SEVERITIES } from '../model.ts'
import { frameworkId } from '../typeid.ts'
import type { MatchedRow } from './build-rows.ts'
import type { DocumentUnit } from './collect-units.ts'
import type { ImportDeclaration } from './declaration.ts'
import { DISCREPANCY_KINDS, type DiscrepancyCode } from './discrepancy-codes.ts'
import type { DocumentRows } from './read-rows.ts'
import type { DocumentTokens, KsbRowTokens } from './read-tokens.ts'

/** All that is known once a document is read and matched. */
export interface Reading {
  declaration: ImportDeclaration
  document: DocumentRows
  tokens: DocumentTokens
  units: readonly DocumentUnit[]
  matchedRows: readonly MatchedRow[]
  qualification: QualificationVersion
  /** The KSBs that a row was matched to; none where it was not. */
  ksbsOf: (row: KsbRowTokens) => readonly Ksb[]
  raise: Raise
}

export interface Finding {
  message: string
  /** Where the document says so. */
  at?: readonly DocumentWords[]
  lines?: readonly number[]
  ksbs?: readonly Ksb[]
  criteria?: readonly { unit: number; number: string }[]
  units?: readonly number[]
}

export type Raise = (code: DiscrepancyCode, finding: Finding) => void

export function createDiscrepancyList(
  mappingId: string,
  qualification: QualificationVersion,
): { raise: Raise; list: () => Discrepancy[] } {
  const found = new Map<string, Discrepancy>()
  return {
    raise: (code, finding) => {
      const discrepancy = toDiscrepancy(mappingId, qualification, code, finding)
      found.set(discrepancy.id, discrepancy)
    },
    list: () => [...found.values()].sort(compareDiscrepancies),
  }
}

function toDiscrepancy(
  mappingId: string,
  qualification: QualificationVersion,
  code: DiscrepancyCode,
  finding: Finding,
): Discrepancy {
  const { message, at = [], ksbs = [], criteria = [], units = [] } = finding
  const lines = [...new Set([...at.map(place => place.line), ...(finding.lines ?? [])])].sort((a, b) => a - b)
  const ksbIds = [...new Set(ksbs.map(ksb => ksb.id))]
  const criterionIds = criteria.map(({ unit, number }) => toCriterionId(qualification, unit, number))
  const unitIds = units.map(number => toUnitId(qualification, number))
  const words = [...new Set(at.map(place => place.words))].join(' … ')
  // Not of the message, which may be put better one day while settlements stand.
  const key = [lines, ksbIds, criterionIds, unitIds].map(part => part.join())
  return {
    id: frameworkId('dsc', mappingId, code, ...key, words),
    code,
    severity: DISCREPANCY_KINDS[code].severity,
    message,
    ...(lines[0] !== undefined && { line: lines[0], lines }),
    ...(words !== '' && { words }),
    ...(ksbIds[0] !== undefined && { ksbId: ksbIds[0], ksbIds }),
    ...(criterionIds[0] !== undefined && { criterionId: criterionIds[0], criterionIds }),
    ...(unitIds.length > 0 && { unitIds }),
  }
}

/** Worst first, then in the order of the document; what has no line comes last, in the order found. */
function compareDiscrepancies(a: Discrepancy, b: Discrepancy): number {
  const bySeverity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  const last = Number.MAX_SAFE_INTEGER
  return bySeverity || (a.line ?? last) - (b.line ?? last)
}

/** "line 4", "lines 4 and 9" */
export function toLinesInWords(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${listWords(lines)}`
}
