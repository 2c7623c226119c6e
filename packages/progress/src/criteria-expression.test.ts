import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCriteriaExpression, MAX_EXPRESSION_LENGTH, parseCriteriaExpression } from './criteria-expression.ts'
import type { RuleUnit } from './types.ts'

const units = toUnits({
  6: ['1.1', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '3.1', '3.2'],
  8: ['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '3.1', '3.2'],
  // 1.4 is not held here.
  15: ['1.1', '1.2', '1.3', '1.5', '1.6'],
  20: [],
})

describe('typed criteria', () => {
  it('reads units, ranges and single criteria', () => {
    expect(read('6: 2.1-2.10; 8: 2.1-2.6, 3.1')).toBe(
      '6/2.1 6/2.2 6/2.3 6/2.4 6/2.5 6/2.6 6/2.7 6/2.8 6/2.9 6/2.10 8/2.1 8/2.2 8/2.3 8/2.4 8/2.5 8/2.6 8/3.1',
    )
  })

  it.each([
    ['6:2.1,2.2'],
    ['  6 :  2.1 ,  2.2  '],
    ['u6 2.1 2.2'],
    ['U6: 2.1; 2.2'],
    ['Unit 6: 2.1, 2.2.'],
    ['unit 06\n2.1\n2.2'],
    ['6: 2.1–2.2'],
    ['6: 2.1 — 2.2'],
    ['6: 2.1 to 2.2'],
    ['6: 2.1-2'],
    ['6: 2.2, 2.1, 2.1'],
    ['6: 2.1\r\n6: 2.2'],
    [';;6: 2.1,,2.2;'],
  ])('reads %j as 6/2.1 and 6/2.2', text => {
    expect(read(text)).toBe('6/2.1 6/2.2')
  })

  it('takes only criteria that exist from a range, and needs neither end to exist', () => {
    expect(read('15: 1.2-1.5')).toBe('15/1.2 15/1.3 15/1.5')
    expect(read('15: 1.3-1.99')).toBe('15/1.3 15/1.5 15/1.6')
  })

  it('lets a range span learning outcomes', () => {
    expect(read('6: 2.9-3.1')).toBe('6/2.9 6/2.10 6/3.1')
  })

  it('tells 2.1 from 2.10', () => {
    expect(read('6: 2.1')).toBe('6/2.1')
    expect(read('6: 2.10')).toBe('6/2.10')
  })

  it.each([
    ['6: 2.11', 'Unit 6 has no 2.11', 3, 4],
    ['6: 2.1, 2.11', 'Unit 6 has no 2.11', 8, 4],
    ['9: 1.1', 'Unit 9 is not among these units', 0, 2],
    ['2.1', 'Say which unit 2.1 is in, as in 6: 2.1', 0, 3],
    ['6: 2.10-2.1', '2.10 comes after 2.1', 3, 8],
    ['6: 4.1-4.9', 'Unit 6 has nothing from 4.1 to 4.9', 3, 7],
    ['20: 1.1', 'Unit 20 has no 1.1', 4, 3],
    ['6: hello', '“hello” is not a criterion. Type them as 6: 2.1-2.10; 8: 3.1', 3, 5],
    ['6: 2.1 -', '“-” is not a criterion. Type them as 6: 2.1-2.10; 8: 3.1', 7, 1],
  ])('says of %j: %s', (text, message, at, length) => {
    expect(parseCriteriaExpression(text, units).problems).toEqual([{ message, at, length }])
  })

  it('reports a unit that is not there once, and goes on with the next', () => {
    const { criterionIds, problems } = parseCriteriaExpression('9: 1.1, 1.2, 1.3; 8: 3.1', units)
    expect(criterionIds).toEqual(['8/3.1'])
    expect(problems).toHaveLength(1)
  })

  it('keeps what could be read beside what could not', () => {
    expect(parseCriteriaExpression('6: 2.1, 2.11, 2.2', units).criterionIds).toEqual(['6/2.1', '6/2.2'])
  })

  it('refuses what nobody would type, and quotes little of it', () => {
    const long = parseCriteriaExpression('6: '.padEnd(MAX_EXPRESSION_LENGTH + 1, '2.1 '), units)
    expect(long.criterionIds).toEqual([])
    expect(long.problems).toHaveLength(1)

    const { problems } = parseCriteriaExpression(`6: ${'x '.repeat(2000)}`, units)
    expect(problems).toHaveLength(20)
    expect(parseCriteriaExpression(`6: ${'9'.repeat(4000)}`, units).problems[0]?.message.length).toBeLessThan(60)
  })

  it.each([
    ['digits', '1'],
    ['spaces', ' '],
    ['dashes', '2.1-'],
    ['units without an end', 'unit '],
    ['units with spaces', 'u6         '],
    ['dots', '1.......'],
    ['ranges over everything', '1.1-9.9 '],
    ['colons', '6 :'],
  ])('costs no more than its length when it is all %s', (_, text) => {
    // Counted in work, not in time: every criterion number is compared at most a few dozen times for each item typed.
    let looks = 0
    const counted = units.map(unit => ({
      ...unit,
      criteria: unit.criteria.map(criterion => ({
        ...criterion,
        get number() {
          looks += 1
          return criterion.number
        },
      })),
    }))
    const hostile = `6: ${text}`.padEnd(MAX_EXPRESSION_LENGTH, text)
    parseCriteriaExpression(hostile, counted)
    expect(looks).toBeLessThan(MAX_EXPRESSION_LENGTH * 5)
  })

  it('reads back what it writes, whatever is chosen', () => {
    const all = units.flatMap(unit => unit.criteria.map(criterion => criterion.id))
    fc.assert(
      fc.property(fc.subarray(all), chosen => {
        const { criterionIds, problems } = parseCriteriaExpression(formatCriteriaExpression(chosen, units), units)
        expect(problems).toEqual([])
        expect(criterionIds).toEqual(chosen)
      }),
    )
  })

  it('writes neighbours as a range and leaves a pair as it is', () => {
    expect(formatCriteriaExpression(['6/2.1', '6/2.2', '6/2.3', '6/3.1', '15/1.3', '15/1.5', '15/1.6'], units)).toBe(
      '6: 2.1-2.3, 3.1; 15: 1.3-1.6',
    )
    expect(formatCriteriaExpression(['6/2.9', '6/2.10'], units)).toBe('6: 2.9, 2.10')
    expect(formatCriteriaExpression([], units)).toBe('')
  })

  it('never throws, never invents a criterion, and points into the text', () => {
    const known = new Set(units.flatMap(unit => unit.criteria.map(criterion => criterion.id)))
    const typed = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('6', '8', ':', '2', '.', '1', '-', '–', ',', ';', ' ', 'u', 'nit', '\n') }),
    )
    fc.assert(
      fc.property(typed, text => {
        const { criterionIds, problems } = parseCriteriaExpression(text, units)
        expect(new Set(criterionIds).size).toBe(criterionIds.length)
        for (const id of criterionIds) expect(known.has(id)).toBe(true)
        for (const { at, length, message } of problems) {
          expect(at + length).toBeLessThanOrEqual(text.length)
          expect(length).toBeGreaterThan(0)
          expect(message.length).toBeLessThan(120)
        }
      }),
    )
  })
})

function read(text: string): string {
  const { criterionIds, problems } = parseCriteriaExpression(text, units)
  expect(problems).toEqual([])
  return criterionIds.join(' ')
}

function toUnits(numbers: Record<number, readonly string[]>): RuleUnit[] {
  let index = 0
  return Object.entries(numbers).map(([unit, criteria]) => ({
    id: unit,
    number: Number(unit),
    criteria: criteria.map(number => ({ id: `${unit}/${number}`, index: index++, number })),
  }))
}
