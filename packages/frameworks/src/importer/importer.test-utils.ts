/** The two real documents, and small ones made of rows. For tests only. */
import { readFileSync } from 'node:fs'
import type { Discrepancy, MappingVersionRow, Unit } from '../model.ts'
import { MAPPING_SOURCES, UNIT_FACTS_FILE } from '../sources/bundled-sources.ts'
import { ST0072_V1_1 } from '../sources/st0072.ts'
import { readUnitFacts } from '../sources/unit-facts.ts'
import type { ImportDeclaration } from './declaration.ts'
import type { DiscrepancyCode } from './discrepancy-codes.ts'
import { type ImportResult, importMapping } from './import-mapping.ts'

const DOCUMENTS = new URL('../../documents/', import.meta.url)

export type Letter = 'A' | 'B'

function getSource(letter: Letter) {
  const source = MAPPING_SOURCES[letter === 'A' ? 0 : 1]
  if (!source) throw new Error(`There is no document ${letter}`)
  return source
}

export function readDocument(letter: Letter): Buffer {
  return readFileSync(new URL(getSource(letter).document, DOCUMENTS))
}

export function declarationOf(letter: Letter): ImportDeclaration {
  const { document, qualification, ...declaration } = getSource(letter)
  const unitFacts = readFileSync(new URL(UNIT_FACTS_FILE, DOCUMENTS), 'utf8')
  const units = readUnitFacts(unitFacts, qualification.number)
  return { ...declaration, file: document, qualification: { ...qualification, units } }
}

const imported = new Map<Letter, ImportResult>()

/** A is 601/3973/0, B is 603/5681/9. Read once for all tests of a file, none of which can change it. */
export function importDocument(letter: Letter): ImportResult {
  const result = imported.get(letter) ?? importMapping(readDocument(letter), declarationOf(letter))
  imported.set(letter, result)
  return result
}

/** The document with a change. Nobody has noted doubts about it. */
export function importChanged(letter: Letter, change: (text: string) => string): ImportResult {
  return importText(change(readDocument(letter).toString('utf8')), { ...declarationOf(letter), doubts: [] })
}

const ANY_QUALIFICATION: ImportDeclaration = {
  file: 'small.txt',
  standard: ST0072_V1_1,
  qualification: {
    number: '601/6718/X',
    version: '1',
    title: 'A small diploma',
    awardingBody: 'Any',
    level: 2,
    combination: null,
    units: [],
    provenance: { source: 'a test', confirmed: true },
  },
  owner: 'Any',
  mappingVersion: 1,
  effectiveFrom: '2026-09-01',
  importedOn: null,
}

export function importText(text: string, declaration: ImportDeclaration = ANY_QUALIFICATION): ImportResult {
  return importMapping(new TextEncoder().encode(text), declaration)
}

/** A document of knowledge KSBs: [area, KSB, mapping]. */
export function toTabs(rows: readonly (readonly [area: string, ksb: string, mapping: string])[]): string {
  return ['Knowledge\t\tUnit and assessment criteria', ...rows.map(row => row.join('\t'))].join('\n')
}

export function toPipes(rows: readonly (readonly [area: string, ksb: string, mapping: string])[]): string {
  return [
    '| Knowledge | | Unit and assessment criteria |',
    '|---|---|---|',
    ...rows.map(row => `| ${row.join(' | ')} |`),
  ].join('\n')
}

export function getRow(result: ImportResult, code: string): MappingVersionRow {
  const row = result.mapping.rows.find(candidate => candidate.code === code)
  if (!row) throw new Error(`There is no row for ${code}`)
  return row
}

/** What a KSB is mapped to, as people write it: "U17 1.3". */
export function listRefs(result: ImportResult, code: string): string[] {
  return getRow(result, code).links.map(link => link.ref ?? '')
}

export function getUnit(result: ImportResult, number: number): Unit {
  const unit = result.qualification.units.find(candidate => candidate.number === number)
  if (!unit) throw new Error(`There is no unit ${number}`)
  return unit
}

export function getCriterion(result: ImportResult, unitNumber: number, number: string) {
  const criterion = getUnit(result, unitNumber).criteria.find(candidate => candidate.number === number)
  if (!criterion) throw new Error(`There is no criterion U${unitNumber} ${number}`)
  return criterion
}

export function listDiscrepancies(result: ImportResult, code: DiscrepancyCode): Discrepancy[] {
  return result.mapping.discrepancies.filter(discrepancy => discrepancy.code === code)
}

export function getDiscrepancy(result: ImportResult, code: DiscrepancyCode): Discrepancy {
  const [first, second] = listDiscrepancies(result, code)
  if (!first || second) throw new Error(`There is not exactly one ${code}`)
  return first
}

/** The codes of the KSBs that a discrepancy touches. */
export function listCodes(result: ImportResult, discrepancy: Discrepancy): string[] {
  const ids = discrepancy.ksbIds ?? []
  return result.mapping.rows.filter(row => ids.includes(row.ksbId)).map(row => row.code ?? '')
}
