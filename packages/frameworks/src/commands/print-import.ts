/** An import as a person reads it in a terminal. */
import { styleText } from 'node:util'
import type { ImportDeclaration } from '../importer/declaration.ts'
import type { ImportResult } from '../importer/import-mapping.ts'
import { type Discrepancy, type MappingVersionRow, SEVERITIES, type Severity } from '../model.ts'

const STYLES = { error: 'red', conflict: 'yellow', warning: 'yellow', information: 'dim' } as const
const MARKS: Readonly<Record<Severity, string>> = { error: '✗', conflict: '●', warning: '△', information: '·' }
const PLURALS: Readonly<Record<Severity, string>> = {
  error: 'errors',
  conflict: 'conflicts',
  warning: 'warnings',
  information: 'for information',
}

export interface PrintSettings {
  columns: number
  colour: boolean
}

export function toImportReport(result: ImportResult, declaration: ImportDeclaration, settings: PrintSettings): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    settings.colour ? styleText(style, text, { validateStream: false }) : text
  const { mapping, qualification } = result
  const { standard } = declaration
  const codes = new Map(standard.ksbs.map(ksb => [ksb.id, ksb.code]))
  const width = Math.max(60, Math.min(settings.columns, 120))
  return [
    paint(
      'bold',
      `${mapping.owner}’s mapping of ${qualification.number} to ${standard.reference} v${standard.version}`,
    ),
    paint('dim', `Version ${mapping.version}, draft. Read from ${mapping.source.file}, ${mapping.source.lines} lines.`),
    paint('dim', `SHA-256 ${mapping.source.sha256}`),
    '',
    ...toCounts(result),
    '',
    ...standard.ksbs.flatMap((ksb, i) => {
      const row = mapping.rows[i]
      if (!row) return []
      const heading = standard.ksbs[i - 1]?.area === ksb.area ? [] : [paint('dim', `  ${ksb.area}`)]
      const marks = mapping.discrepancies.filter(
        ({ ksbIds, severity }) => severity !== 'information' && ksbIds?.includes(ksb.id),
      )
      const worst = marks[0]?.severity
      const mark = worst ? paint(STYLES[worst], MARKS[worst]) : ' '
      const left = `${ksb.code.padEnd(4)}${toStatus(row).padStart(11)}  ${toLines(row).padEnd(21)}`
      return [...heading, `${mark} ${left}${toExcerpt(ksb.text, width - left.length - 2)}`]
    }),
    '',
    ...SEVERITIES.flatMap(severity => {
      const own = mapping.discrepancies.filter(discrepancy => discrepancy.severity === severity)
      if (own.length === 0) return []
      const head = `${own.length} ${own.length === 1 && severity !== 'information' ? severity : PLURALS[severity]}`
      return [
        paint('bold', head),
        ...own.flatMap(discrepancy =>
          toDiscrepancyLines(discrepancy, codes, width, text => paint(STYLES[severity], text)),
        ),
        '',
      ]
    }),
    toConclusion(mapping.discrepancies),
    '',
  ].join('\n')
}

function toCounts({ counts: { document, mapping } }: ImportResult): string[] {
  const { knowledge, skill, behaviour } = document.rowsByKind
  return [
    `The document  ${document.rows} rows (${knowledge} knowledge, ${skill} skills, ${behaviour} behaviours) in ${document.areas} areas, ${document.noMapping} with no mapping`,
    `              ${document.units} units, ${document.criteria} criteria, ${document.texts} texts, ${document.pairs} pairs of row and criterion`,
    `              ${document.usedOnce} criteria in one row only; at most ${document.mostShared.rows} rows (${document.mostShared.refs.join(', ')}); ${document.fewestInARow} to ${document.mostInARow} in a row`,
    `The mapping   ${mapping.ksbs} KSBs: ${mapping.mapped} mapped, ${mapping.unmapped} unmapped, ${mapping.absent} absent; ${mapping.pairs} pairs of KSB and criterion`,
    `              part of ${mapping.units} units: at least ${mapping.notHeld} criteria are not in the document`,
  ]
}

function toStatus(row: MappingVersionRow): string {
  if (row.status === 'unmapped') return 'no mapping'
  if (row.status === 'absent') return 'not listed'
  return row.criterionIds.length === 1 ? '1 criterion' : `${row.criterionIds.length} criteria`
}

function toLines(row: MappingVersionRow): string {
  const lines = new Set([
    ...(row.source ? [row.source.line] : []),
    ...row.links.flatMap(link => link.sources.map(s => s.line)),
  ])
  return lines.size === 0 ? '' : `line${lines.size === 1 ? '' : 's'} ${[...lines].sort((a, b) => a - b).join(', ')}`
}

function toDiscrepancyLines(
  discrepancy: Discrepancy,
  codes: ReadonlyMap<string, string>,
  width: number,
  paint: (text: string) => string,
): string[] {
  const { code, severity, message, lines, words, ksbIds } = discrepancy
  const ksbs = (ksbIds ?? []).map(id => codes.get(id)).join(', ')
  const place = lines ? `line${lines.length === 1 ? '' : 's'} ${toExcerpt(lines.join(', '), 24)}` : ''
  const head = [code, place, toExcerpt(ksbs, 40)].filter(Boolean).join(' · ')
  const quoted = words ? [`    ${toExcerpt(`“${words}”`, width - 4)}`] : []
  return [`${paint(MARKS[severity])} ${paint(head)}`, ...wrap(message, width - 4).map(line => `    ${line}`), ...quoted]
}

function toConclusion(discrepancies: readonly Discrepancy[]): string {
  const errors = discrepancies.filter(({ severity }) => severity === 'error').length
  if (errors === 0) return 'Nothing stands in the way of publishing this draft.'
  return `This draft can't be published: ${errors} ${errors === 1 ? 'error stands' : 'errors stand'} in the way.`
}

function toExcerpt(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, Math.max(0, length - 1))}…` : text
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
