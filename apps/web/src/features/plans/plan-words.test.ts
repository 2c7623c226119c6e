import type { Plan, PlanLine } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { agreedWords, criteriaWords, showLines, standingWords } from './plan-words.ts'

const line = (more: Partial<PlanLine> = {}): PlanLine => ({
  id: 'pln_1',
  what: 'Watch',
  method: 'OB',
  criteria: [],
  accepted: 2,
  inScope: 5,
  state: 'open',
  dueOn: '2026-12-04',
  dueNowOn: '2026-12-04',
  overdue: false,
  ...more,
})
const plan = { version: 2, learner: { id: 'lrn', name: 'Chloe Okafor' }, agreed: null } as Plan

describe('a plan in words', () => {
  it('says how far a line has come', () => {
    expect(standingWords(line())).toBe('2 of 5 accepted')
    expect(standingWords(line({ state: 'done', accepted: 5 }))).toBe('All accepted')
    expect(standingWords(line({ state: 'outOfUnits' }))).toBe('Not in the units now: asks nothing')
  })

  it('names criteria as staff type them', () => {
    const criterion = (unitNumber: number, number: string) => ({
      criterionId: 'c',
      unitId: 'u',
      unitNumber,
      number,
      accepted: false,
      inUnits: true,
    })
    expect(criteriaWords([criterion(6, '2.1'), criterion(6, '2.10'), criterion(8, '3.1')])).toBe('6: 2.1, 2.10; 8: 3.1')
  })

  it('shows what is due first, what is done last, and only what is asked for', () => {
    const lines = [
      line({ id: 'a', state: 'done' }),
      line({ id: 'b' }),
      line({ id: 'c', dueNowOn: '2026-11-01', overdue: true }),
    ]
    const ids = (show: Parameters<typeof showLines>[1]) => showLines(lines, show).map(({ id }) => id)
    expect([ids(null), ids('open'), ids('overdue')]).toEqual([['c', 'b', 'a'], ['c', 'b'], ['c']])
  })

  it('says who agreed to which version', () => {
    expect(agreedWords(plan)).toBe('Chloe Okafor has not agreed to it yet.')
    const agreed = { version: 1, by: { id: 'per', name: 'Chloe Okafor' }, at: '2026-11-20T09:00:00.000Z' }
    expect(agreedWords({ ...plan, agreed })).toContain('version 1, now 2')
    expect(agreedWords({ ...plan, agreed: { ...agreed, version: 2 } })).toContain('Agreed by Chloe Okafor')
  })
})
