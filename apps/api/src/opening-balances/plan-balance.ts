/** What each line of an opening balance would do, and what keeps it from being done. Writes nothing. */
import {
  type BalanceColumn,
  isUln,
  line as lineShape,
  METHOD_NAMES,
  METHODS,
  type Method,
  TEMPORARY_ULN,
} from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import { formatCriteriaExpression, parseCriteriaExpression } from '@crosswalk/progress'
import type { z } from 'zod'
import { groupBy } from '../tabular/group-by.ts'
import { toKey } from '../tabular/match-columns.ts'
import { readDay } from '../tabular/read-day.ts'
import type { Table, TableRemark } from '../tabular/tabular.model.ts'
import type { AssessedEnrolment, EnteredBefore } from './assessed-enrolments.repository.ts'

export interface Said {
  column: BalanceColumn | null
  message: string
}

export interface BalancePlan {
  line: number
  enrolment: AssessedEnrolment | null
  name: string
  method: Method
  title: string
  keptAt: string
  decidedBy: string
  decidedOn: string
  /** Those that are not here yet. */
  criterionIds: string[]
  criteria: string
  already: number
  errors: Said[]
}

export interface Taken {
  mapping: MappingDocument
  unitIds: readonly string[]
}

interface Given {
  enrolments: readonly AssessedEnrolment[]
  taken: ReadonlyMap<string, Taken>
  before: readonly EnteredBefore[]
  today: string
}

const keptAtShape = lineShape(500, 'Where it is kept')
const personShape = lineShape(120, 'Who decided')
const titleShape = lineShape(200, 'The title')

type Cells = Partial<Record<BalanceColumn, string>>

export function planBalance(
  table: Table,
  columns: ReadonlyMap<BalanceColumn, number>,
  { enrolments, taken, before, today }: Given,
): BalancePlan[] {
  const remarks = groupBy(table.remarks, ({ line }) => line)
  // What earlier lines of this very table enter counts as here.
  const entered = new Set(before.map(toEnteredKey))
  return table.rows.map(({ line, cells: row }) => {
    const errors: Said[] = []
    const say = (column: BalanceColumn | null, message: string) => void errors.push({ column, message })
    const cells: Cells = {}
    for (const [key, at] of columns) cells[key] = row[at] ?? ''
    sayRemarks(remarks.get(line) ?? [], columns, say)
    const check = (key: BalanceColumn, shape: z.ZodType<string>, fallback = '') => {
      const checked = shape.safeParse(cells[key] || fallback)
      if (!checked.success) say(key, checked.error.issues[0]?.message ?? 'This can’t be used.')
      return checked.success ? checked.data : ''
    }
    const enrolment = findEnrolment(cells, enrolments, say)
    const keptAt = check('keptAt', keptAtShape)
    const decidedBy = check('decidedBy', personShape)
    const decidedOn = readDecidedOn(cells, today, say)
    const chosen = enrolment === null ? [] : readCriteria(cells, taken.get(enrolment.id), say)
    const fresh = chosen.filter(criterionId => {
      if (enrolment === null) return false
      const key = toEnteredKey({ enrolmentId: enrolment.id, criterionId, keptAt, decidedBy, decidedOn })
      const isNew = !entered.has(key)
      entered.add(key)
      return isNew
    })
    const units = enrolment === null ? [] : (taken.get(enrolment.id)?.mapping.qualification.units ?? [])
    return {
      line,
      enrolment,
      name: enrolment?.name ?? cells.learner ?? cells.ownReference ?? cells.uln ?? cells.email ?? '',
      method: readMethod(cells, say),
      title: check('title', titleShape, `Achieved before: ${keptAt}`.slice(0, 200)),
      keptAt,
      decidedBy,
      decidedOn,
      criterionIds: fresh,
      criteria: formatCriteriaExpression(fresh, units),
      already: chosen.length - fresh.length,
      errors,
    }
  })
}

type Say = (column: BalanceColumn | null, message: string) => void

function findEnrolment(cells: Cells, enrolments: readonly AssessedEnrolment[], say: Say): AssessedEnrolment | null {
  const { learner = '', ownReference = '', email = '', programme = '' } = cells
  const uln = (cells.uln ?? '').replace(/[\s-]/g, '')
  if (uln !== '' && !isUln(uln)) {
    say('uln', 'This is not a valid ULN. Check its ten digits.')
    return null
  }
  const [column, words, found] =
    ownReference !== ''
      ? (['ownReference', ownReference, enrolments.filter(one => one.ownReference === ownReference)] as const)
      : uln !== '' && uln !== TEMPORARY_ULN
        ? (['uln', uln, enrolments.filter(one => one.uln === uln)] as const)
        : email !== ''
          ? (['email', email, enrolments.filter(one => one.email === email.trim().toLowerCase())] as const)
          : (['learner', learner, enrolments.filter(one => toKey(one.name) === toKey(learner))] as const)
  if (words === '') {
    say('learner', 'Which learner? Give an own reference, ULN, e-mail or the name.')
    return null
  }
  const ofProgramme = programme === '' ? found : found.filter(one => toKey(one.programmeName) === toKey(programme))
  const [only] = ofProgramme
  if (only === undefined) {
    say(column, `You assess nobody who is “${words}”${programme === '' ? '' : ` on ${programme}`}.`)
    return null
  }
  if (ofProgramme.length > 1) {
    const several = new Set(ofProgramme.map(one => one.learnerId)).size > 1
    say(
      several ? column : 'programme',
      several
        ? `${ofProgramme.length} of your learners are called ${words}. Give an own reference or ULN.`
        : `${only.name} is on ${ofProgramme.map(one => one.programmeName).join(' and ')}. Say which.`,
    )
    return null
  }
  return only
}

function readCriteria({ criteria = '', unit = '' }: Cells, taken: Taken | undefined, say: Say): string[] {
  if (criteria === '' || taken === undefined) {
    if (criteria === '') say('criteria', 'Which criteria? Type them as 6: 2.1-2.10; 8: 3.1')
    return []
  }
  const number = /(\d{1,3})/.exec(unit)?.[1]
  const text = number === undefined ? criteria : `${number}: ${criteria}`
  const units = taken.mapping.qualification.units
  const { criterionIds, problems } = parseCriteriaExpression(text, units)
  for (const { message } of problems) say('criteria', `${message}.`)
  const outside = units.filter(
    one => !taken.unitIds.includes(one.id) && one.criteria.some(criterion => criterionIds.includes(criterion.id)),
  )
  for (const one of outside) say('criteria', `Unit ${one.number} is not in the units of this enrolment.`)
  return [...criterionIds]
}

function readMethod({ method = '' }: Cells, say: Say): Method {
  if (method === '') return 'RPL'
  const key = toKey(method)
  const found = METHODS.find(one => toKey(one) === key || toKey(METHOD_NAMES[one]) === key)
  if (found === undefined) say('method', `“${method}” is no method. Write one of ${METHODS.join(', ')}.`)
  return found ?? 'RPL'
}

function readDecidedOn({ decidedOn = '' }: Cells, today: string, say: Say): string {
  if (decidedOn === '') {
    say('decidedOn', 'When was this decided?')
    return ''
  }
  const read = readDay(decidedOn)
  if (!read.ok) {
    say('decidedOn', read.sentence)
    return ''
  }
  if (read.day > today) say('decidedOn', 'This day has not come yet.')
  return read.day
}

function sayRemarks(remarks: readonly TableRemark[], columns: ReadonlyMap<BalanceColumn, number>, say: Say): void {
  const byPlace = new Map([...columns].map(([key, at]) => [at, key]))
  for (const { column: at, kind, words } of remarks) {
    const column = at === null ? null : (byPlace.get(at) ?? null)
    if (kind === 'longer') say(null, `This line has more cells than the heading: “${words}”.`)
    if (kind === 'error' && column !== null) say(column, 'The spreadsheet shows an error here.')
    // 2.1 and 2.10 are one number, and 2.10 may have become the second of October: nobody can tell any more.
    if (column === 'criteria' && (kind === 'number' || kind === 'date')) {
      const made = kind === 'number' ? 'a number' : 'a day'
      say('criteria', `The spreadsheet made ${made} of this criterion. Format the column as text and type it again.`)
    }
  }
}

const toEnteredKey = ({ enrolmentId, criterionId, keptAt, decidedBy, decidedOn }: EnteredBefore): string =>
  JSON.stringify([enrolmentId, criterionId, keptAt, decidedBy, decidedOn])
