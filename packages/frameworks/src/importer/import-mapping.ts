/**
 * From a document's bytes to a draft of a mapping. Stage 3: what was read is reconciled with the standard and with
 * what is known of the units. Everything odd becomes a discrepancy; nothing is corrected silently.
 */
import { createHash } from 'node:crypto'
import { toMappingId } from '../framework-ids.ts'
import type { Ksb, Mapping, QualificationVersion } from '../model.ts'
import { buildQualification } from './build-qualification.ts'
import { buildRows, type MatchedRow } from './build-rows.ts'
import { collectUnits } from './collect-units.ts'
import { computeDocumentCounts, computeMappingCounts, type DocumentCounts, type MappingCounts } from './counts.ts'
import type { ImportDeclaration } from './declaration.ts'
import { createDiscrepancyList, type Reading } from './discrepancies.ts'
import { findCriterionDiscrepancies } from './find-criterion-discrepancies.ts'
import { findDocumentDiscrepancies } from './find-document-discrepancies.ts'
import { findKsbDiscrepancies } from './find-ksb-discrepancies.ts'
import { findUnitDiscrepancies } from './find-unit-discrepancies.ts'
import { findWeakMappings } from './find-weak-mappings.ts'
import { ImportError } from './import-error.ts'
import { createKsbMatcher } from './match-ksbs.ts'
import { type DocumentRows, readRows } from './read-rows.ts'
import { readLines } from './read-text.ts'
import { type DocumentTokens, readTokens } from './read-tokens.ts'

export interface ImportResult {
  document: DocumentRows
  tokens: DocumentTokens
  qualification: QualificationVersion
  /** A draft. Discrepancies of severity "error" stand in the way of publishing it. */
  mapping: Mapping
  counts: { document: DocumentCounts; mapping: MappingCounts }
}

/** Throws an ImportError where the document can't be read. */
export function importMapping(bytes: Uint8Array, declaration: ImportDeclaration): ImportResult {
  const document = readRows(readLines(bytes))
  const tokens = readTokens(document)
  const matchedRows = matchRows(tokens, declaration)
  const units = collectUnits(tokens)
  const qualification = buildQualification(declaration.qualification, units)
  const mappingId = toMappingId({
    owner: declaration.owner,
    version: declaration.mappingVersion,
    qualification,
    standard: declaration.standard,
  })
  const ksbsOfRows = new Map(matchedRows.map(matched => [matched.row, listKsbs(matched)]))
  const discrepancies = createDiscrepancyList(mappingId, qualification)
  findDiscrepancies({
    declaration,
    document,
    tokens,
    units,
    matchedRows,
    qualification,
    ksbsOf: row => ksbsOfRows.get(row) ?? [],
    raise: discrepancies.raise,
  })
  const mapping: Mapping = {
    id: mappingId,
    version: declaration.mappingVersion,
    owner: declaration.owner,
    status: 'draft',
    qualificationId: qualification.id,
    standardId: declaration.standard.id,
    effectiveFrom: declaration.effectiveFrom,
    source: {
      file: declaration.file,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      lines: countLines(document),
      importedOn: declaration.importedOn,
    },
    discrepancies: discrepancies.list(),
    rows: buildRows(declaration.standard.ksbs, matchedRows, qualification),
  }
  const counts = {
    document: computeDocumentCounts(tokens, units),
    mapping: computeMappingCounts(mapping, qualification),
  }
  return { document, tokens, qualification, mapping, counts }
}

function matchRows(tokens: DocumentTokens, { standard }: ImportDeclaration): MatchedRow[] {
  const matchKsb = createKsbMatcher(standard)
  const matchedRows = tokens.rows.map(row => ({ row, match: matchKsb(row) }))
  if (matchedRows.every(({ match }) => match.type === 'none')) {
    throw new ImportError(
      'document.otherStandard',
      { line: tokens.rows[0]?.line ?? null, cell: tokens.rows[0] ? 2 : null },
      `No row is like a KSB of ${standard.reference} v${standard.version}, ${standard.title}.`,
    )
  }
  return matchedRows
}

function findDiscrepancies(reading: Reading): void {
  findDocumentDiscrepancies(reading)
  findKsbDiscrepancies(reading)
  findCriterionDiscrepancies(reading)
  findWeakMappings(reading)
  findUnitDiscrepancies(reading)
}

/** A stem's criteria were read as the first alternative's, so that is the KSB that they concern. */
function listKsbs({ match }: MatchedRow): readonly Ksb[] {
  return match.type === 'stem' ? match.ksbs.slice(0, 1) : match.ksbs
}

/** As an editor numbers them: a line end at the end begins no new line. */
function countLines({ lines }: DocumentRows): number {
  return lines.at(-1)?.raw === '' ? lines.length - 1 : lines.length
}
