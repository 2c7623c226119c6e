// A paper is words, tables and figures in order; what makes a PDF of it knows nothing of units or evidence.
import type { CellOut, SheetOut } from '../tabular/tabular.model.ts'

export interface PaperColumn {
  name: string
  /** Of the page's width, beside the other columns. */
  share: number
  align?: 'left' | 'center'
}

export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; columns: readonly PaperColumn[]; rows: readonly (readonly CellOut[])[]; empty: string }

export interface Paper {
  title: string
  /** Without an ending. */
  fileName: string
  orientation: 'portrait' | 'landscape'
  /** Whose it is and of what: label and value. */
  about: readonly (readonly [label: string, value: string])[]
  blocks: readonly PaperBlock[]
  /** The same facts for spreadsheets, the chief table first: CSV holds that one alone. */
  sheets: readonly SheetOut[]
  /** At the foot of each page. */
  foot: string
}

/** What the thread is given, and what it answers. */
export type PaperJob = Omit<Paper, 'sheets' | 'fileName'>

/** Whom a paper is of, and when it was made. */
export interface PaperSubject {
  learnerName: string
  qualification: string
  /** As the day is written at the foot. */
  madeOn: string
  madeBy: string
}

export function toAbout(
  { learnerName, qualification }: PaperSubject,
  more: readonly (readonly [label: string, value: string])[] = [],
): Paper['about'] {
  return [['Learner', learnerName], ['Qualification', qualification], ...more]
}

export function toFoot({ learnerName, madeOn, madeBy }: PaperSubject, title: string): string {
  return `${learnerName} · ${title} · made on ${madeOn} for ${madeBy}`
}

/** `U6 2.10`: with its unit no spreadsheet takes a criterion's number for a number. */
export const toCriterionCode = (unitNumber: number, number: string): string => `U${unitNumber} ${number}`

const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })

/** "14 Nov 2026" */
export const formatDay = (day: string): string => dayFormat.format(new Date(`${day}T00:00:00Z`))

export function toCellWords(cell: CellOut): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? formatDay(cell.day) : String(cell)
}
