import { describe, expect, it } from 'vitest'
import { bundledQualifications } from '../bundled.ts'
import type { QualificationVersion } from '../model.ts'
import { loadCriteria, readCriterionLines } from './index.ts'

const HEADER = 'unit,UAN,credits,level,group,learning outcome,its text,criterion,text'

/** Cells parted by commas: texts here have none. */
function table(...rows: string[]) {
  return [HEADER, ...rows].map((row, index) => ({ line: index + 1, cells: row.split(',') }))
}

const messages = (...rows: string[]) =>
  readCriterionLines(table(...rows)).errors.map(error => `${error.line} ${error.column ?? ''}: ${error.message}`)

const line = (unit: number | string, number: string, text = 'Explain it') => `${unit},,,,,,,${number},${text}`

function diploma(): QualificationVersion {
  const found = bundledQualifications.find(one => one.number === '601/3973/0')
  if (!found) throw new Error('Not bundled.')
  return found
}

const options = { id: 'qua_own', version: '2', at: '2026-11-20T10:00:00.000Z', completeUnitNumbers: [] as number[] }

function load(rows: string[], completeUnitNumbers: number[] = [], from = diploma()) {
  const { lines, errors } = readCriterionLines(table(...rows))
  expect(errors).toEqual([])
  return loadCriteria(from, lines, { ...options, completeUnitNumbers })
}

const unitOf = (qualification: QualificationVersion, number: number) => {
  const unit = qualification.units.find(one => one.number === number)
  if (!unit) throw new Error(`No Unit ${number}.`)
  return unit
}

describe('a table of criteria', () => {
  it('is read with its facts, blank cells standing for those above', () => {
    const { lines, errors } = readCriterionLines(
      table(
        'Unit 4 Understand employer organisations,A/506/1964,4,2,Mandatory,1,Understand organisational structures,1.1,Explain the differences between sectors',
        ',,,,,,,1.2,Explain the functions of departments',
      ),
    )
    expect(errors).toEqual([])
    expect(lines).toMatchObject([
      {
        unitNumber: 4,
        uan: 'A/506/1964',
        credits: 4,
        number: '1.1',
        outcomeText: 'Understand organisational structures',
      },
      { unitNumber: 4, uan: null, number: '1.2', text: 'Explain the functions of departments' },
    ])
  })

  it('says which columns it needs', () => {
    const { errors } = readCriterionLines([{ line: 1, cells: ['unit', 'words about it'] }])
    expect(errors[0]?.message).toMatch(/has none for criterion, text\. The columns are: unit, title, UAN/)
    expect(readCriterionLines([]).errors[0]?.message).toMatch(/nothing to read/)
    expect(messages()[0]).toMatch(/Below the names of the columns there is no line/)
  })

  it('names a number that a spreadsheet turned into a date', () => {
    for (const made of ['02-Jan', '1-Feb', '2026-01-02', '01/02/2026', '46024', 'Feb-01', '2026-01-02T00:00:00.000Z']) {
      expect(messages(line(4, made))).toEqual([expect.stringMatching(/^2 criterion: “.+” looks like a date/)])
    }
  })

  it('names 2.10 that a spreadsheet turned into 2.1', () => {
    const numbers = Array.from({ length: 9 }, (_, index) => `2.${index + 1}`)
    expect(messages(...[...numbers, '2.1'].map(number => line(6, number)))).toEqual([
      '11 criterion: 2.1 stands after 2.9. A spreadsheet has most likely made it of 2.10. Format the column as text and write 2.10.',
    ])
    expect(messages(...[...numbers, '2.10', '2.11'].map(number => line(6, number)))).toEqual([])
  })

  it('refuses one number twice, and one number with two texts', () => {
    expect(messages(line(4, '1.1'), line(4, '1.1'))).toEqual([
      '3 criterion: Unit 4, 1.1 stands on line 2 already. Take one of the two out.',
    ])
    expect(messages(line(4, '1.1'), line(4, '1.1', 'Describe it'))).toEqual([
      '3 criterion: Unit 4, 1.1 has another text on line 2. One number has one text: mend the wrong line.',
    ])
  })

  it('names every line that can’t be used: no text, no number, a formula, another outcome, credits that are no number', () => {
    expect(messages(line(4, '1.1', ''))).toEqual(['2 text: The text of 1.1 is missing.'])
    expect(messages(line(4, '12'))[0]).toMatch(/“12” has no dot/)
    expect(messages(line(4, 'one'))[0]).toMatch(/no criterion’s number/)
    expect(messages(line('', '1.1'))[0]).toMatch(/The unit’s number is missing/)
    expect(messages(line('four', '1.1'))[0]).toMatch(/“four” is no unit’s number/)
    expect(messages(line(4, '=A1+1'))[0]).toMatch(/is a formula\. Paste its value/)
    expect(messages('4,,,,,2,,1.1,Explain it')[0]).toMatch(/1\.1 belongs to learning outcome 1, and this line says “2”/)
    expect(messages('4,,many,,,,,1.1,Explain it')[0]).toMatch(/“many” is no whole number/)
    expect(messages('4,,4,,,,,1.1,Explain it', '4,,5,,,,,1.2,Explain it')[0]).toMatch(
      /^3 credits: The credits of Unit 4 is “5” here, and “4” on line 2/,
    )
  })

  it('of a workbook names dates and formulas by what the workbook says of a cell, whatever it shows', () => {
    const [header, row] = table(line(4, '1.2'))
    if (!header || !row) throw new Error('No table.')
    const read = (kind: 'date' | 'formula') =>
      readCriterionLines([header, { ...row, remarks: [{ column: 7, kind }] }]).errors.map(error => error.message)
    expect(read('date')).toEqual([expect.stringMatching(/looks like a date/)])
    expect(read('formula')).toEqual([expect.stringMatching(/is a formula/)])
  })

  it('of ten thousand lines is refused at once', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => line(1 + (index % 90), `1.${1 + (index % 9)}`))
    expect(messages(...rows)).toEqual([
      expect.stringMatching(/These are 10,000 lines, and a qualification has at most 5,000/),
    ])
  })
})

describe('criteria loaded into a qualification', () => {
  it('make a new version in which all that was held keeps its id', () => {
    const from = diploma()
    const plan = load([line(17, '1.6', 'Explain the limits'), line(4, '1.1'), line(4, '1.2')], [4])
    if (!plan.ok) throw new Error('Refused.')
    const { qualification, units } = plan
    const idsOf = (one: QualificationVersion) => one.units.flatMap(unit => unit.criteria.map(criterion => criterion.id))
    const held = new Set(idsOf(qualification))
    expect(idsOf(from).every(id => held.has(id))).toBe(true)
    expect(held.size).toBe(143 + 3)
    expect(qualification.units.map(unit => unit.id)).toEqual(from.units.map(unit => unit.id))
    expect(qualification.criteriaKey).not.toBe(from.criteriaKey)
    const criteria = qualification.units.flatMap(unit => unit.criteria)
    expect(criteria.map(criterion => criterion.index)).toEqual(criteria.map((_, index) => index))
    expect(
      unitOf(qualification, 17)
        .criteria.map(one => one.number)
        .slice(0, 7),
    ).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])
    expect([unitOf(qualification, 4).complete, unitOf(qualification, 17).complete]).toEqual([true, false])
    expect(unitOf(qualification, 17).notHeld).toEqual([])
    expect(units.map(unit => [unit.number, unit.added])).toEqual([
      [4, ['1.1', '1.2']],
      [17, ['1.6']],
    ])
  })

  it('have the same ids whichever version they were loaded into, and whoever loaded them', () => {
    const one = load([line(4, '1.1'), line(4, '1.2')])
    const first = load([line(4, '1.2')])
    if (!one.ok || !first.ok) throw new Error('Refused.')
    const then = load([line(4, '1.1')], [], first.qualification)
    if (!then.ok) throw new Error('Refused.')
    expect(unitOf(then.qualification, 4).criteria).toMatchObject(
      unitOf(one.qualification, 4).criteria.map(({ id, number }) => ({ id, number })),
    )
    expect(then.qualification.loaded).toMatchObject({ rootId: diploma().id, fromId: first.qualification.id })
    expect(then.qualification.criteriaKey).toBe(one.qualification.criteriaKey)
  })

  it('give a criterion of two texts its one text, and say which words they take the place of', () => {
    const plan = load([line(17, '1.3', "Explain how customers' expectations may change over time")])
    if (!plan.ok) throw new Error('Refused.')
    const criterion = unitOf(plan.qualification, 17).criteria.find(one => one.number === '1.3')
    expect(criterion).toMatchObject({ text: "Explain how customers' expectations may change over time" })
    expect(criterion?.texts).toBeUndefined()
    expect(plan.units[0]?.reworded).toMatchObject([{ number: '1.3' }])
  })

  it('take nothing away: a unit can’t be complete without a criterion that is held', () => {
    const { lines } = readCriterionLines(table(line(17, '1.1')))
    const refused = loadCriteria(diploma(), lines, { ...options, completeUnitNumbers: [17] })
    expect(refused).toMatchObject({
      ok: false,
      errors: [{ line: 2, message: expect.stringMatching(/^Unit 17 holds 1\.2, 1\.3, .+ which the table lacks/) }],
    })
    const plan = load([line(17, '1.1')])
    expect(plan.ok && plan.units[0]?.notInTable).toContain('1.3')
  })

  it('of a unit that the qualification does not have are refused with the units that it has', () => {
    const { lines } = readCriterionLines(table(line(40, '1.1')))
    expect(loadCriteria(diploma(), lines, options)).toEqual({
      ok: false,
      errors: [
        { line: 2, column: 'unit', message: '601/3973/0 has no Unit 40. Its units are 1 to 17, 25, 31 and 32.' },
      ],
    })
  })

  it('bring the facts of a unit that were not known', () => {
    const plan = load(['17,H/506/2160,3,2,Optional 2,1,Understand it,1.6,Explain the limits'])
    expect(plan.ok && plan.units[0]?.facts).toEqual([{ field: 'uan', before: null, after: 'H/506/2160' }])
    expect(plan.ok && unitOf(plan.qualification, 17).learningOutcomes).toEqual([{ number: '1', text: 'Understand it' }])
  })
})
