/** Makes the bundled data from the documents, in memory. The same documents always give the same bytes. */
import { readFileSync } from 'node:fs'
import { importMapping } from '../importer/import-mapping.ts'
import type { Mapping, QualificationVersion, StandardVersion } from '../model.ts'
import { MAPPING_SOURCES, type MappingSource, STANDARDS, UNIT_FACTS_FILE } from '../sources/bundled-sources.ts'
import { readUnitFacts } from '../sources/unit-facts.ts'

export interface BundledFile {
  /** Under `data/`. */
  path: string
  content: string
}

const DOCUMENTS = new URL('../../documents/', import.meta.url)

export function buildBundle(): BundledFile[] {
  const unitFacts = readFileSync(new URL(UNIT_FACTS_FILE, DOCUMENTS), 'utf8')
  return [
    ...STANDARDS.map(standard => toFile(`standards/${toStandardName(standard)}`, standard)),
    ...MAPPING_SOURCES.flatMap(source => buildMapping(source, unitFacts)),
  ]
}

function buildMapping(source: MappingSource, unitFacts: string): BundledFile[] {
  const { document, qualification, ...declaration } = source
  const result = importMapping(readFileSync(new URL(document, DOCUMENTS)), {
    ...declaration,
    file: document,
    qualification: { ...qualification, units: readUnitFacts(unitFacts, qualification.number) },
  })
  const blocking = result.mapping.discrepancies.filter(({ severity }) => severity === 'error')
  if (blocking.length > 0) throw new Error(`${document} can't be published: ${blocking.map(d => d.message).join(' ')}`)
  const name = toQualificationName(result.qualification)
  const published: Mapping = { ...result.mapping, status: 'published' }
  return [
    toFile(`qualifications/${name}`, result.qualification),
    toFile(`mappings/${name}-to-${toStandardName(source.standard)}`, published),
  ]
}

function toFile(name: string, value: StandardVersion | QualificationVersion | Mapping): BundledFile {
  return { path: `${name}.json`, content: `${JSON.stringify(value, null, 2)}\n` }
}

function toStandardName({ reference, version }: StandardVersion): string {
  return `${reference.toLowerCase()}-v${version}`
}

function toQualificationName({ awardingBody, number }: QualificationVersion): string {
  return `${awardingBody.toLowerCase()}-${number.replaceAll('/', '-')}`
}
