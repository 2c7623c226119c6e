/** `npm run frameworks:import -- <file> …`: shows what a document becomes. Exits with 1 where it can't be published. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { ImportError } from '../importer/import-error.ts'
import { importMapping } from '../importer/import-mapping.ts'
import { requireReadableSize } from '../importer/read-text.ts'
import { MAPPING_SOURCES, UNIT_FACTS_FILE } from '../sources/bundled-sources.ts'
import { readImportArguments, USAGE, UsageError } from './import-arguments.ts'
import { toImportReport } from './print-import.ts'

const DOCUMENTS = new URL('../../documents/', import.meta.url)

try {
  process.exitCode = run()
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${USAGE}`)
  else if (error instanceof ImportError)
    process.stderr.write(`${error.message}\n(${error.code}) Nothing was imported.\n`)
  else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nNothing was imported.\n`)
  process.exitCode = 1
}

function run(): number {
  const given = readImportArguments(process.argv.slice(2), file =>
    readFileSync(file ?? new URL(UNIT_FACTS_FILE, DOCUMENTS), 'utf8'),
  )
  if (!given) {
    process.stdout.write(USAGE)
    return 0
  }
  // The size first: a file of gigabytes is refused before it is read.
  const file = statSync(given.file, { throwIfNoEntry: false })
  if (!file?.isFile()) throw new UsageError(`There is no file ${given.file}.`)
  requireReadableSize(file.size)
  const bytes = readFileSync(given.file)
  const declaration = { ...given.declaration, doubts: findDoubts(bytes) }
  const result = importMapping(bytes, declaration)
  const { qualification, mapping, counts } = result
  if (given.json) {
    process.stdout.write(`${JSON.stringify({ qualification, mapping, counts }, null, 2)}\n`)
  } else {
    const settings = { columns: process.stdout.columns ?? 120, colour: process.stdout.isTTY === true }
    process.stdout.write(toImportReport(result, declaration, settings))
    if (given.assumed.length > 0) process.stdout.write(`Not given, so taken: ${given.assumed.join('; ')}.\n`)
  }
  return mapping.discrepancies.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** Doubts were noted about one document; another that only looks like it is not doubted. */
function findDoubts(bytes: Uint8Array) {
  const hash = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
  const known = MAPPING_SOURCES.find(source => hash(readFileSync(new URL(source.document, DOCUMENTS))) === hash(bytes))
  return known?.doubts ?? []
}
