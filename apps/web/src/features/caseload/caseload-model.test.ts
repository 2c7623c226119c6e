import type { CaseloadRow } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { addUp, filterRows, groupRows, sortRows } from './caseload-model.ts'
import { caseloadSearch } from './caseload-search.ts'
import { timeWords } from './caseload-words.ts'

function row(name: string, more: Partial<CaseloadRow> = {}): CaseloadRow {
  return {
    enrolmentId: name,
    learner: { id: name, name },
    employer: null,
    programme: { id: 'prg', name: 'Practitioner' },
    cohort: null,
    startsOn: '2026-01-05',
    plannedEndOn: null,
    time: null,
    criteria: { accepted: 0, inScope: 10 },
    toAssess: { count: 0, workingDays: 0, mark: 'none' },
    waiting: { referred: 0, drafts: 0, planned: 0, toAgree: false },
    overdue: 0,
    lastActivityAt: null,
    nextVisit: null,
    status: 'onProgramme',
    statusSince: '2026-01-05',
    expectedReturnOn: null,
    isReturnOverdue: false,
    announced: null,
    assessors: [],
    ...more,
  }
}
const late = row('Gill', { toAssess: { count: 2, workingDays: 9, mark: 'late' }, overdue: 1 })
const tom = { id: 'tom', coveringFor: null, to: null }

describe('a caseload on the screen', () => {
  it('is filtered by what is needed, any of them, and by words of name and employer', () => {
    const rows = [row('Ash', { employer: 'Swiftway' }), late]
    expect(filterRows(rows, { needs: 'late,overdue' })).toEqual([late])
    expect(filterRows(rows, { search: 'swift' }).map(({ learner }) => learner.name)).toEqual(['Ash'])
    expect(filterRows(rows, {})).toEqual(rows)
  })

  it('keeps what is unknown last, whichever way it is sorted', () => {
    const rows = [row('Ash'), late, row('Ito', { toAssess: { count: 1, workingDays: 2, mark: 'none' } })]
    const names = (isDown: boolean) => sortRows(rows, 'toAssess', isDown).map(({ learner }) => learner.name)
    expect(names(true)).toEqual(['Gill', 'Ito', 'Ash'])
    expect(names(false)).toEqual(['Ito', 'Gill', 'Ash'])
  })

  it('is grouped by assessor, and somebody who covers stands behind whom they cover', () => {
    const cover = { id: 'may', coveringFor: { id: 'tom', name: 'Tom' }, to: '2026-12-04' }
    const groups = groupRows([row('Ash', { assessors: [cover, tom] }), row('Ito'), { ...late, assessors: [tom] }], {
      tom: 'Tom',
      may: 'May',
    })
    expect(groups.map(({ assessorId, rows }) => [assessorId, rows.length])).toEqual([
      [null, 1],
      ['tom', 2],
    ])
    expect(addUp(groups[1]?.rows ?? [])).toMatchObject({
      learners: 2,
      toAssess: 2,
      workingDays: 9,
      mark: 'late',
      overdue: 1,
    })
  })

  it('reads an address and drops what it can’t mean', () => {
    expect(caseloadSearch({ sort: 'toAssess', order: 'up', needs: 'late,hungry', of: 'all', search: 7 })).toEqual({
      sort: 'toAssess',
      needs: 'late',
      search: '7',
    })
  })

  it('says the time gone in months, or weeks where it is short', () => {
    expect(timeWords({ gone: 90, of: 365 })).toBe('2 of 12 months')
    expect(timeWords({ gone: 8, of: 42 })).toBe('1 of 6 weeks')
    expect(timeWords({ gone: 365, of: 365 })).toBe('All 12 months')
    expect(timeWords(null)).toBe('No planned end')
  })
})
