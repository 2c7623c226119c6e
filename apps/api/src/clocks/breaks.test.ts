import { describe, expect, it } from 'vitest'
import { type Break, computeTimeGone, computeWaited, moveDueDay, toBreaks } from './breaks.model.ts'

const fact = (began: number, status: string, sinceOn: string) => ({ began, status, sinceOn })
const april = { from: '2026-04-01', to: '2026-04-30' }

describe('breaks', () => {
  it('go from the day they began to the day before what came after', () => {
    const facts = [fact(1, 'onProgramme', '2026-01-05'), fact(9, 'onBreak', '2026-04-01')]
    expect(toBreaks(facts)).toEqual([{ from: '2026-04-01', to: null }])
    expect(toBreaks([fact(20, 'onProgramme', '2026-05-01'), ...facts])).toEqual([april])
  })

  it('take the day on which they were recorded last', () => {
    const facts = [
      fact(1, 'onProgramme', '2026-01-05'),
      fact(9, 'onBreak', '2026-04-01'),
      fact(10, 'onBreak', '2026-03-30'),
    ]
    expect(toBreaks(facts)).toEqual([{ from: '2026-03-30', to: null }])
  })

  it('vanish where something that began no later was recorded over them', () => {
    const facts = [
      fact(1, 'onProgramme', '2026-01-05'),
      fact(9, 'onBreak', '2026-04-01'),
      fact(12, 'withdrawn', '2026-04-01'),
    ]
    expect(toBreaks(facts)).toEqual([])
  })
})

describe('clocks that stop on a break', () => {
  it('what waits grows no older', () => {
    const since = new Date('2026-03-30T09:00:00Z')
    const at = new Date('2026-05-06T10:00:00Z')
    // 30 March to 6 May less Good Friday, Easter Monday and early May: 24 working days, of which 20 of the break.
    expect(computeWaited(since, '2026-03-30', at, '2026-05-06', [])).toBe(24)
    expect(computeWaited(since, '2026-03-30', at, '2026-05-06', [april])).toBe(4)
  })

  it('no time goes, and after it the planned end says what is left', () => {
    const gone = (today: string, breaks: Break[] = [april]) =>
      computeTimeGone('2026-01-01', '2026-12-31', today, breaks)
    expect(gone('2026-03-31')).toEqual({ gone: 90, of: 335 })
    expect(gone('2026-12-31')).toEqual({ gone: 335, of: 335 })
    const open: Break[] = [{ from: '2026-04-01', to: null }]
    expect(gone('2026-04-01', open)).toEqual({ gone: 90, of: 365 })
    expect(gone('2026-04-20', open)).toEqual({ gone: 90, of: 365 })
    expect(computeTimeGone('2026-01-01', null, '2026-04-20', [])).toBeNull()
  })

  it('a day that was given before a break moves by it, and one given after does not', () => {
    expect(moveDueDay('2026-04-10', '2026-03-20', [april])).toBe('2026-05-10')
    expect(moveDueDay('2026-05-10', '2026-05-02', [april])).toBe('2026-05-10')
    expect(moveDueDay('2026-03-25', '2026-03-20', [april])).toBe('2026-03-25')
    expect(moveDueDay('2026-04-10', '2026-03-20', [{ from: '2026-04-01', to: null }])).toBeNull()
  })
})
