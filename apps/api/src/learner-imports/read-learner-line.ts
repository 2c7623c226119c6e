/** One line of a table of learners: what its cells say, and what is wrong with each. Knows no centre. */
import {
  email as emailShape,
  isUln,
  LEARNER_COLUMNS,
  type LearnerColumn,
  line as lineShape,
} from '@crosswalk/contracts'
import type { JobRole } from '@crosswalk/progress'
import type { z } from 'zod'
import { groupBy } from '../tabular/group-by.ts'
import { toKey } from '../tabular/match-columns.ts'
import { readDay } from '../tabular/read-day.ts'
import type { Table, TableRemark, TableRow } from '../tabular/tabular.model.ts'

export interface Said {
  column: LearnerColumn | null
  message: string
}

/** An empty cell says nothing: it is absent here, and takes nothing away. */
export interface LearnerLine {
  line: number
  cells: Partial<Record<LearnerColumn, string>>
  errors: Said[]
  notes: Said[]
  givenName: string | null
  familyName: string
  email?: string | undefined
  uln?: string | undefined
  ownReference?: string | undefined
  registration?: string | undefined
  jobRole?: JobRole | undefined
  startsOn?: string | undefined
  plannedEndOn?: string | undefined
}

const JOB_ROLE_WORDS: Readonly<Record<string, JobRole>> = {
  facetoface: 'faceToFace',
  f2f: 'faceToFace',
  notfacetoface: 'notFaceToFace',
  nonfacetoface: 'notFaceToFace',
  remote: 'notFaceToFace',
  both: 'both',
}

const givenNameShape = lineShape(100, 'The given name')
const familyNameShape = lineShape(100, 'The family name')
const referenceShape = lineShape(60, 'The reference')
const registrationShape = lineShape(60, 'The registration')

/** Columns in which a spreadsheet's number or day is no longer what was typed. */
const TEXT_COLUMNS: ReadonlySet<LearnerColumn> = new Set(['ownReference', 'registration'])
const DAY_COLUMNS: ReadonlySet<LearnerColumn> = new Set(['startsOn', 'plannedEndOn'])

export function readLearnerLines(table: Table, columns: ReadonlyMap<LearnerColumn, number>): LearnerLine[] {
  const remarks = groupBy(table.remarks, ({ line }) => line)
  return table.rows.map(row => readLearnerLine(row, columns, remarks.get(row.line) ?? []))
}

function readLearnerLine(
  { line, cells: row }: TableRow,
  columns: ReadonlyMap<LearnerColumn, number>,
  remarks: readonly TableRemark[],
): LearnerLine {
  const cells: LearnerLine['cells'] = {}
  for (const key of LEARNER_COLUMNS) {
    const at = columns.get(key)
    if (at !== undefined) cells[key] = row[at] ?? ''
  }
  const errors: Said[] = []
  const notes: Said[] = []
  sayRemarks(remarks, columns, errors, notes)

  const check = (key: LearnerColumn, shape: z.ZodType<string>, words = cells[key]) => {
    if (!words) return undefined
    const checked = shape.safeParse(words)
    if (checked.success) return checked.data
    errors.push({ column: key, message: checked.error.issues[0]?.message ?? 'This can’t be used.' })
    return undefined
  }
  const checkDay = (key: LearnerColumn) => {
    const words = cells[key]
    if (!words) return undefined
    const day = readDay(words)
    if (day.ok) return day.day
    errors.push({ column: key, message: day.sentence })
    return undefined
  }

  const names = toNames(cells)
  if (names === null) {
    errors.push({ column: cells.fullName === undefined ? 'familyName' : 'fullName', message: 'The name is missing.' })
  } else if (names.given === null) {
    notes.push({ column: null, message: 'One name only: it is kept as the family name.' })
  }
  const startsOn = checkDay('startsOn')
  const plannedEndOn = checkDay('plannedEndOn')
  return {
    line,
    cells,
    errors,
    notes,
    givenName:
      names === null || names.given === null ? null : (check('givenName', givenNameShape, names.given) ?? null),
    familyName:
      names === null ? '' : (check('familyName', familyNameShape, names.family) ?? names.family.slice(0, 100)),
    email: check('email', emailShape),
    uln: readUln(cells.uln, errors, notes),
    ownReference: check('ownReference', referenceShape),
    registration: check('registration', registrationShape),
    jobRole: readJobRole(cells.jobRole, errors),
    startsOn,
    plannedEndOn,
  }
}

/** "Gill, Harpreet" and "Harpreet Gill" are the same; some people have one name only. */
function toNames({ givenName = '', familyName = '', fullName = '' }: LearnerLine['cells']) {
  if (familyName !== '') return { given: givenName === '' ? null : givenName, family: familyName }
  if (givenName !== '') return { given: null, family: givenName }
  if (fullName === '') return null
  const [before = '', after = ''] = fullName.split(/\s*,\s*/, 2)
  if (after !== '') return { given: after, family: before }
  const words = fullName.split(/\s+/)
  const family = words.at(-1) ?? fullName
  return { given: words.length < 2 ? null : words.slice(0, -1).join(' '), family }
}

function readUln(words: string | undefined, errors: Said[], notes: Said[]): string | undefined {
  if (!words) return undefined
  const digits = words.replace(/[\s-]/g, '')
  const say = (message: string) => {
    errors.push({ column: 'uln', message })
    return undefined
  }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(digits)) {
    return say('A spreadsheet shortened this number. Format the column as text and put the ten digits in again.')
  }
  if (!/^\d{10}$/.test(digits)) return say('A ULN has ten digits.')
  if (!isUln(digits)) return say('This is not a valid ULN. Check its ten digits.')
  if (digits === '9999999999') {
    notes.push({
      column: 'uln',
      message: 'The temporary ULN, which many learners share. Put in their own when it comes.',
    })
  }
  return digits
}

function readJobRole(words: string | undefined, errors: Said[]): JobRole | undefined {
  if (!words) return undefined
  const found = JOB_ROLE_WORDS[toKey(words)]
  if (found === undefined) {
    errors.push({ column: 'jobRole', message: 'Write “face to face”, “not face to face” or “both”.' })
  }
  return found
}

function sayRemarks(
  remarks: readonly TableRemark[],
  columns: ReadonlyMap<LearnerColumn, number>,
  errors: Said[],
  notes: Said[],
): void {
  const byPlace = new Map([...columns].map(([key, at]) => [at, key]))
  for (const { column: at, kind, words } of remarks) {
    const column = at === null ? null : (byPlace.get(at) ?? null)
    if (at !== null && column === null) continue
    if (kind === 'longer') errors.push({ column, message: `This line has more cells than the heading: “${words}”.` })
    if (kind === 'shorter') notes.push({ column, message: 'This line has fewer cells than the heading.' })
    if (kind === 'error') errors.push({ column, message: 'The spreadsheet shows an error here.' })
    if (kind === 'formula') notes.push({ column, message: `A formula, taken as the text that it shows: ${words}` })
    if (column === null) continue
    if (kind === 'number' && TEXT_COLUMNS.has(column)) {
      notes.push({ column, message: 'A number in the spreadsheet: noughts in front would be lost.' })
    }
    if (kind === 'date' && !DAY_COLUMNS.has(column)) {
      errors.push({
        column,
        message: 'The spreadsheet made a day of this. Format the column as text and type it again.',
      })
    }
  }
}
