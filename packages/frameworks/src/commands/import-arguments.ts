/** What the person who imports a document has to say, from a command line. */
import { parseArgs } from 'node:util'
import type { ImportDeclaration } from '../importer/declaration.ts'
import type { StandardVersion } from '../model.ts'
import { isQualificationNumber } from '../qualification-number.ts'
import { MAPPING_SOURCES, STANDARDS } from '../sources/bundled-sources.ts'
import { readUnitFacts } from '../sources/unit-facts.ts'

export const USAGE = `Reads a mapping document and shows what it becomes. Nothing is saved.

  npm run frameworks:import -- <file> --standard ST0072 --standard-version 1.1 --qualification 601/3973/0

The documents do not say these, so you do:
  --standard <reference>           the apprenticeship standard
  --standard-version <version>     its version
  --qualification <NNN/NNNN/N>     the qualification's number
  --qualification-version <v>      its version (1, unless you say otherwise)
  --mapping-version <n>            this mapping's version (1, unless you say otherwise)
  --owner <name>                   whose mapping it is (the awarding body, unless you say otherwise)
  --effective-from <YYYY-MM-DD>    from when it holds (not known, unless you say otherwise)

For a qualification that Crosswalk does not know:
  --title <text>  --awarding-body <name>  --level <n>
  --units <file.csv>               its units: qualification,unit,title,uan,credits,level,group,basis

  --json                           the draft and its counts as JSON
  --help                           this text

Standards here: ${STANDARDS.map(({ reference, version }) => `${reference} v${version}`).join(', ')}
Qualifications here: ${MAPPING_SOURCES.map(source => source.qualification.number).join(', ')}
`

/** Wrong or missing words on the command line. */
export class UsageError extends Error {}

export interface ImportArguments {
  file: string
  json: boolean
  declaration: ImportDeclaration
  /** Settings that were not given, in words. */
  assumed: string[]
}

const OPTIONS = {
  standard: { type: 'string' },
  'standard-version': { type: 'string' },
  qualification: { type: 'string' },
  'qualification-version': { type: 'string' },
  'mapping-version': { type: 'string' },
  owner: { type: 'string' },
  'effective-from': { type: 'string' },
  title: { type: 'string' },
  'awarding-body': { type: 'string' },
  level: { type: 'string' },
  units: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Values = Partial<Record<Exclude<keyof typeof OPTIONS, 'json' | 'help'>, string>>

/** Null where help was asked for. `readText` gives the text of a list of units, of the bundled one without a name. */
export function readImportArguments(
  args: readonly string[],
  readText: (file: string | null) => string,
): ImportArguments | null {
  const { values, positionals } = parse(args)
  if (values.help) return null
  const [file, second] = positionals
  if (!file) throw new UsageError('Name the document to import.')
  if (second) throw new UsageError(`One document at a time: “${second}” is a second one.`)
  const assumed: string[] = []
  const qualification = findQualification(values, readText)
  const mappingVersion = Number(values['mapping-version'] ?? '1')
  if (!Number.isInteger(mappingVersion) || mappingVersion < 1) {
    throw new UsageError('--mapping-version is a whole number from 1.')
  }
  const effectiveFrom = values['effective-from'] ?? null
  if (effectiveFrom !== null && !isDate(effectiveFrom)) {
    throw new UsageError(`--effective-from is a date such as 2026-09-01, not “${effectiveFrom}”.`)
  }
  if (!values['qualification-version']) assumed.push(`qualification version ${qualification.version}`)
  if (!values['mapping-version']) assumed.push('mapping version 1')
  if (!values.owner) assumed.push(`owner ${qualification.awardingBody}`)
  if (effectiveFrom === null) assumed.push('from when it holds is not known')
  return {
    file,
    json: values.json === true,
    assumed,
    declaration: {
      file: file.split(/[/\\]/).at(-1) ?? file,
      standard: findStandard(values),
      qualification,
      owner: values.owner ?? qualification.awardingBody,
      mappingVersion,
      effectiveFrom,
      importedOn: null,
    },
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

function findStandard(values: Values): StandardVersion {
  const reference = requireValue(values, 'standard')
  const version = requireValue(values, 'standard-version')
  const standard = STANDARDS.find(known => known.reference === reference && known.version === version)
  if (standard) return standard
  const known = STANDARDS.map(one => `${one.reference} v${one.version}`).join(', ')
  throw new UsageError(`${reference} v${version} is not here. There is ${known}.`)
}

function findQualification(values: Values, readText: (file: string | null) => string) {
  const number = requireValue(values, 'qualification')
  if (!isQualificationNumber(number)) {
    throw new UsageError(`“${number}” is not a qualification number such as 601/3973/0 or 601/6718/X.`)
  }
  const known = MAPPING_SOURCES.find(source => source.qualification.number === number)?.qualification
  const units = known || values.units ? readUnitFacts(readText(values.units ?? null), number) : []
  const version = values['qualification-version'] ?? known?.version ?? '1'
  if (known) return { ...known, version, units }
  const level = Number(requireValue(values, 'level'))
  if (!Number.isInteger(level) || level < 1 || level > 8) throw new UsageError('--level is a whole number from 1 to 8.')
  return {
    number,
    version,
    title: requireValue(values, 'title'),
    awardingBody: requireValue(values, 'awarding-body'),
    level,
    combination: null,
    units,
    provenance: { source: 'given at import', confirmed: false },
  }
}

function requireValue(values: Values, name: keyof Values): string {
  const value = values[name]?.trim()
  if (!value) throw new UsageError(`--${name} is missing.`)
  return value
}
