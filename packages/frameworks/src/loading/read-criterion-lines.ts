/**
 * A table of criteria, one to a line, as a centre has it from its awarding body. What a spreadsheet did to numbers on
 * the way (2.10 became 2.1, 1.2 became a date) is said, never guessed at. Runs on cells: how a file becomes cells is not
 * this room's affair.
 */
import { compareCriterionNumbers, toLearningOutcome } from '@crosswalk/progress'

/** A row of cells with the line on which it stands in what was given. */
export interface TableLine {
  line: number
  cells: readonly string[]
  /** What the file says of a cell beside its text: a workbook's number, date, formula or error. */
  remarks?: readonly { column: number; kind: 'formula' | 'number' | 'date' | 'error' }[]
}

export interface CriterionLine {
  line: number
  unitNumber: number
  title: string | null
  uan: string | null
  credits: number | null
  level: number | null
  group: string | null
  outcomeText: string | null
  number: string
  text: string
}

export interface LineError {
  line: number
  /** The column's name, where one cell is wrong. */
  column: string | null
  message: string
}

export interface ReadLines {
  lines: CriterionLine[]
  errors: LineError[]
}

const COLUMNS = {
  unit: ['unit', 'unit number', 'unit no'],
  title: ['title', 'unit title'],
  uan: ['uan', 'official reference', 'unit reference', 'reference'],
  credits: ['credits', 'credit', 'credit value'],
  level: ['level'],
  group: ['group'],
  outcome: ['learning outcome', 'learning outcome number', 'outcome', 'lo'],
  outcomeText: ['its text', 'learning outcome text', 'outcome text', 'lo text'],
  number: ['criterion', 'criterion number', 'assessment criterion', 'ac', 'number'],
  text: ['text', 'criterion text', 'assessment criterion text', 'words'],
} as const
type Column = keyof typeof COLUMNS

export const COLUMN_NAMES: Record<Column, string> = {
  unit: 'unit',
  title: 'title',
  uan: 'UAN',
  credits: 'credits',
  level: 'level',
  group: 'group',
  outcome: 'learning outcome',
  outcomeText: 'its text',
  number: 'criterion',
  text: 'text',
}
const NEEDED: readonly Column[] = ['unit', 'number', 'text']

/** More criteria than any qualification has: a wrong file, most likely. */
export const MOST_LINES = 5_000
const LONGEST_TEXT = 2_000

const NUMBER = /^[1-9]\d?\.[1-9]\d?$/
const DATE =
  /^(?:\d{1,4}[/-]\d{1,2}[/-]\d{1,4}(?:[T ].*)?|\d{1,2}[- ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[- ]\d{2,4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ]\d{1,4}|\d{5})$/i

/** The first line names the columns. Blank units, outcomes and their words are those of the line above. */
export function readCriterionLines(table: readonly TableLine[]): ReadLines {
  const [header, ...rows] = table
  if (header === undefined)
    return refuse(1, 'There is nothing to read. Paste the table with its first line, which names the columns.')
  const columns = findColumns(header)
  const missing = NEEDED.filter(column => !columns.has(column))
  if (missing.length > 0) {
    return refuse(
      header.line,
      `The first line names the columns, and has none for ${missing.map(name => COLUMN_NAMES[name]).join(', ')}. The columns are: ${Object.values(COLUMN_NAMES).join(', ')}.`,
    )
  }
  const filled = rows.filter(row => row.cells.some(cell => cell.trim() !== ''))
  if (filled.length === 0) return refuse(header.line, 'Below the names of the columns there is no line.')
  if (filled.length > MOST_LINES) {
    return refuse(
      filled[MOST_LINES]?.line ?? header.line,
      `These are ${filled.length.toLocaleString('en-GB')} lines, and a qualification has at most ${MOST_LINES.toLocaleString('en-GB')} criteria. Look whether it is the right table.`,
    )
  }
  const errors: LineError[] = []
  const above = new Map<Column, string>()
  const lines = filled.flatMap(row => readLine(row, columns, above, errors) ?? [])
  findLostNoughts(lines, errors)
  findRepeats(lines, errors)
  findContradictions(lines, errors)
  return { lines, errors: errors.sort((a, b) => a.line - b.line) }
}

function refuse(line: number, message: string): ReadLines {
  return { lines: [], errors: [{ line, column: null, message }] }
}

function findColumns({ cells }: TableLine): Map<Column, number> {
  const found = new Map<Column, number>()
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim().toLowerCase().replace(/\s+/g, ' ')
    for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
      if (names.includes(name) && !found.has(column)) found.set(column, index)
    }
  }
  return found
}

function readLine(
  { line, cells, remarks = [] }: TableLine,
  columns: ReadonlyMap<Column, number>,
  above: Map<Column, string>,
  errors: LineError[],
): CriterionLine | null {
  const before = errors.length
  const say = (column: Column, message: string) => errors.push({ line, column: COLUMN_NAMES[column], message })
  const read = (column: Column): string => {
    const index = columns.get(column)
    const cell = (index === undefined ? '' : (cells[index] ?? '')).replace(/\s+/g, ' ').trim()
    const remark = remarks.find(one => one.column === index)?.kind
    if (remark === 'error') say(column, `“${cut(cell)}” is what a spreadsheet shows where a formula went wrong.`)
    if (remark === 'formula' || cell.startsWith('='))
      say(column, `“${cut(cell)}” is a formula. Paste its value in its place.`)
    if (cell.length > LONGEST_TEXT)
      say(column, `This has more than ${LONGEST_TEXT.toLocaleString('en-GB')} characters.`)
    return cell
  }
  const readAsAbove = (column: Column): string => {
    const own = read(column)
    if (own !== '') above.set(column, own)
    return own === '' ? (above.get(column) ?? '') : own
  }

  const unit = readAsAbove('unit')
  const unitNumber = readUnitNumber(unit)
  if (unitNumber === null) {
    say(
      'unit',
      unit === '' ? 'The unit’s number is missing.' : `“${cut(unit)}” is no unit’s number. Write it as 4 or Unit 4.`,
    )
  }
  const number = read('number')
  const isDate = remarks.some(one => one.kind === 'date' && one.column === columns.get('number'))
  const problem = isDate ? toDateProblem(number) : findNumberProblem(number)
  if (problem !== null) say('number', problem)

  const ownOutcome = read('outcome')
  const outcome = toOutcome(ownOutcome)
  if (ownOutcome !== '' && problem === null && outcome !== toLearningOutcome(number)) {
    say(
      'outcome',
      `${number} belongs to learning outcome ${toLearningOutcome(number)}, and this line says “${cut(ownOutcome)}”.`,
    )
  }
  const text = read('text')
  if (text === '') say('text', `The text of ${number === '' ? 'the criterion' : number} is missing.`)

  const outcomeText = read('outcomeText')
  const facts = {
    title: read('title') || null,
    uan: read('uan') || null,
    group: read('group') || null,
    credits: toWhole(read('credits'), 'credits', say),
    level: toWhole(read('level'), 'level', say),
  }
  if (errors.length > before || unitNumber === null) return null
  return { line, unitNumber, ...facts, outcomeText: outcomeText || null, number, text }
}

/** "4", "04", "Unit 4", "Unit 04 Understand employer organisations" */
function readUnitNumber(cell: string): number | null {
  const found = /^(?:unit\s*)?0*(\d{1,3})(?:[\s:.–-]+\D.*)?$/i.exec(cell)
  const number = Number(found?.[1] ?? Number.NaN)
  return Number.isInteger(number) && number > 0 ? number : null
}

const toOutcome = (cell: string): string => /^(?:lo|outcome|learning outcome)?\s*0*(\d{1,2})/i.exec(cell)?.[1] ?? cell

function findNumberProblem(number: string): string | null {
  if (number === '') return 'The criterion’s number is missing.'
  if (NUMBER.test(number)) return null
  if (DATE.test(number)) return toDateProblem(number)
  if (/^\d+$/.test(number)) return `“${number}” has no dot. Write the whole number, such as ${number}.1.`
  if (/^\d+[.,]\d+0+$/.test(number) || /^0/.test(number))
    return `“${cut(number)}” has noughts too many. Write it as 2.1 or 2.10.`
  return `“${cut(number)}” is no criterion’s number. Write it as 2.1 or 2.10.`
}

function toDateProblem(number: string): string {
  return `“${cut(number)}” looks like a date that a spreadsheet made of a number such as 1.2. Format the column as text and write the number again.`
}

function toWhole(cell: string, column: Column, say: (column: Column, message: string) => void): number | null {
  if (cell === '') return null
  if (/^\d{1,3}(?:\.0+)?$/.test(cell)) return Number(cell)
  say(column, `“${cut(cell)}” is no whole number.`)
  return null
}

/** 2.10 after 2.9 arrives as 2.1 where a spreadsheet took it for a number. */
function findLostNoughts(lines: readonly CriterionLine[], errors: LineError[]): void {
  for (const [index, { unitNumber, number, line }] of lines.entries()) {
    const previous = lines[index - 1]
    if (previous?.unitNumber !== unitNumber || !/\.[1-9]$/.test(number)) continue
    const lost = `${number}0`
    const [outcome = '', position = ''] = previous.number.split('.')
    if (toLearningOutcome(number) === outcome && lost === `${outcome}.${Number(position) + 1}`) {
      errors.push({
        line,
        column: COLUMN_NAMES.number,
        message: `${number} stands after ${previous.number}. A spreadsheet has most likely made it of ${lost}. Format the column as text and write ${lost}.`,
      })
    }
  }
}

function findRepeats(lines: readonly CriterionLine[], errors: LineError[]): void {
  const first = new Map<string, CriterionLine>()
  const known = new Set(errors.map(error => error.line))
  for (const line of lines) {
    const key = `${line.unitNumber}/${line.number}`
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, line)
      continue
    }
    // Said already, and better, where a nought was lost.
    if (known.has(line.line)) continue
    const message =
      other.text === line.text
        ? `Unit ${line.unitNumber}, ${line.number} stands on line ${other.line} already. Take one of the two out.`
        : `Unit ${line.unitNumber}, ${line.number} has another text on line ${other.line}. One number has one text: mend the wrong line.`
    errors.push({ line: line.line, column: COLUMN_NAMES.number, message })
  }
}

/** What is said of a unit or of an outcome on several lines is the same on all of them. */
function findContradictions(lines: readonly CriterionLine[], errors: LineError[]): void {
  const said = new Map<string, { line: number; value: string | number }>()
  const compare = (key: string, column: Column, line: number, value: string | number | null, what: string) => {
    if (value === null) return
    const other = said.get(key)
    if (other === undefined) said.set(key, { line, value })
    else if (other.value !== value) {
      const message = `${what} is “${cut(String(value))}” here, and “${cut(String(other.value))}” on line ${other.line}.`
      errors.push({ line, column: COLUMN_NAMES[column], message })
    }
  }
  for (const { line, unitNumber, number, outcomeText, ...facts } of lines) {
    for (const column of ['title', 'uan', 'credits', 'level', 'group'] as const) {
      compare(
        `${unitNumber} ${column}`,
        column,
        line,
        facts[column],
        `The ${COLUMN_NAMES[column]} of Unit ${unitNumber}`,
      )
    }
    const outcome = toLearningOutcome(number)
    compare(
      `${unitNumber} LO ${outcome}`,
      'outcomeText',
      line,
      outcomeText,
      `The text of learning outcome ${outcome} of Unit ${unitNumber}`,
    )
  }
}

/** By unit, each in natural order. */
export function groupByUnit(lines: readonly CriterionLine[]): Map<number, CriterionLine[]> {
  const units = new Map<number, CriterionLine[]>()
  for (const line of lines) units.set(line.unitNumber, [...(units.get(line.unitNumber) ?? []), line])
  for (const own of units.values()) own.sort((a, b) => compareCriterionNumbers(a.number, b.number))
  return new Map([...units].sort(([a], [b]) => a - b))
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
