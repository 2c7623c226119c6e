import { describe, expect, it } from 'vitest'
import { computePlanLine } from './plan-lines.ts'

describe('a line of a plan', () => {
  it('[PLAN-1] is done once all its criteria in the units taken are accepted or signed off, and open until then', () => {
    expect(computePlanLine('045', [1, 2])).toEqual({ state: 'done', accepted: 2, inScope: 2 })
    expect(computePlanLine('3434', [0, 1, 2, 3])).toEqual({ state: 'open', accepted: 2, inScope: 4 })
    expect(computePlanLine('44', [0, 0, 1])).toEqual({ state: 'done', accepted: 2, inScope: 2 })
  })

  it('[PLAN-2] asks nothing where none of its criteria is in the units taken', () => {
    expect(computePlanLine('444', [])).toEqual({ state: 'outOfUnits', accepted: 0, inScope: 0 })
  })

  it('[PLAN-3] opens again by itself when what closed it is taken back', () => {
    const before = computePlanLine('44', [0, 1])
    const after = computePlanLine('43', [0, 1])
    expect([before.state, after.state]).toEqual(['done', 'open'])
  })
})
