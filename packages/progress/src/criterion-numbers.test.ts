import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCriterionNumbers, toLearningOutcome } from './criterion-numbers.ts'

const number = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })).map(([a, b]) => `${a}.${b}`),
  fc.string({ maxLength: 6 }),
)

describe('the order of criterion numbers', () => {
  it('puts 2.10 after 2.9, not after 2.1', () => {
    const numbers = ['2.10', '10.1', '2.1', '2.9', '1.12', '2.2', '1.2']
    expect(numbers.sort(compareCriterionNumbers)).toEqual(['1.2', '1.12', '2.1', '2.2', '2.9', '2.10', '10.1'])
  })

  it('tells 2.1 from 2.10, and 2.1 from 02.1', () => {
    expect(compareCriterionNumbers('2.1', '2.10')).toBeLessThan(0)
    expect(compareCriterionNumbers('2.1', '02.1')).not.toBe(0)
    expect(compareCriterionNumbers('2.1', '2.1')).toBe(0)
  })

  it('puts a criterion before its own parts', () => {
    expect(['2.1b', '2.1', '2.1a', '2', '2.1.1'].sort(compareCriterionNumbers)).toEqual([
      '2',
      '2.1',
      '2.1.1',
      '2.1a',
      '2.1b',
    ])
  })

  it('compares numbers too long for a number by value', () => {
    expect(compareCriterionNumbers('1.99999999999999999998', '1.99999999999999999999')).toBeLessThan(0)
    expect(compareCriterionNumbers('1.100000000000000000000', '1.99999999999999999999')).toBeGreaterThan(0)
  })

  it('is a total order, whatever the strings', () => {
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const ab = Math.sign(compareCriterionNumbers(a, b))
        expect(ab + Math.sign(compareCriterionNumbers(b, a))).toBe(0)
        expect(ab === 0).toBe(a === b)
        if (ab <= 0 && compareCriterionNumbers(b, c) <= 0) expect(compareCriterionNumbers(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('takes the learning outcome from before the first dot', () => {
    expect(toLearningOutcome('2.10')).toBe('2')
    expect(toLearningOutcome('3')).toBe('3')
  })
})
