import { beforeEach, describe, expect, it } from 'vitest'
import { checkChangeUnits, compareUnits } from './change-units.ts'
import { compileMapping } from './compile-mapping.ts'
import { computeConfirmationBasis } from './confirmations.ts'
import { History } from './history.test-utils.ts'
import { aMapping, aProgramme } from './mapping.test-utils.ts'
import { computeProgressRowFacts } from './progress-row.ts'

const mapping = aMapping({
  units: { 1: '1.1', 2: '1.1 1.2', 3: '1.1', 4: '' },
  credits: { 1: 4, 2: 6, 3: 3 },
  ksbs: { K1: '1/1.1', K2: '1/1.1 2/1.1', K3: '2/1.2', K4: '3/1.1' },
})
const compiled = compileMapping(mapping)

let history: History
beforeEach(() => {
  history = new History({ units: [1, 2] })
})

const compare = (...units: number[]) =>
  compareUnits(
    compiled,
    aProgramme(),
    computeProgressRowFacts(mapping, aProgramme(), history.facts()),
    units.map(unit => `unit ${unit}`),
  )
const check = (units: readonly number[], reason = '') =>
  checkChangeUnits(
    mapping.qualification,
    history.facts(),
    units.map(unit => `unit ${unit}`),
    reason,
  )

describe('another choice of units', () => {
  it('[UNIT-1] shows before it is saved what is met, no longer met, gained and lost, and the credits', () => {
    history.accepted('WP1', '1/1.1')
    history.accepted('WP1', '2/1.2')
    history.accepted('WP1', '3/1.1')
    const { totals, moves, ...effect } = compare(1, 3)
    expect(effect).toEqual({
      addedUnitIds: ['unit 3'],
      removedUnitIds: ['unit 2'],
      met: ['K2', 'K4'],
      noLongerMet: ['K3'],
      gained: ['K4'],
      lost: ['K2', 'K3'],
      checkAgain: [],
      credits: { before: { known: 10, unitsWithoutCredits: 0 }, after: { known: 7, unitsWithoutCredits: 0 } },
    })
    expect(moves.map(move => `${move.code} ${move.move}`)).toEqual(['K2 met', 'K3 noLongerMet', 'K4 met'])
    expect(totals.before.ksbs.met).toBe(2)
    expect(totals.after.ksbs.met).toBe(3)
  })

  it('[UNIT-1] says how many units have no credits on record, rather than count them as none', () => {
    expect(compare(1, 4).credits.after).toEqual({ known: 4, unitsWithoutCredits: 1 })
  })

  it('[UNIT-1] choosing the same units in another order moves nothing', () => {
    expect(compare(2, 1)).toMatchObject({ addedUnitIds: [], removedUnitIds: [], moves: [], gained: [], lost: [] })
  })

  it('[UNIT-1a] a unit with accepted work goes only with a reason', () => {
    history.submitted('WP1', '1/1.1')
    expect(check([2])).toEqual({ ok: true })
    history.accepted('WP2', '1/1.1')
    expect(check([2])).toEqual({ ok: false, reason: 'reasonMissing', unitIds: ['unit 1'] })
    expect(check([2], 'Moved to another shop')).toEqual({ ok: true })
    expect(check([1, 2, 3])).toEqual({ ok: true })
  })

  it('[UNIT-1a] so does one achieved elsewhere', () => {
    history.achieve(2)
    expect(check([1])).toEqual({ ok: false, reason: 'reasonMissing', unitIds: ['unit 2'] })
  })

  it('[UNIT-1b] a unit with a standing sign-off stays until the sign-off is reopened', () => {
    const signOff = history.signOff(1, [history.accepted('WP1', '1/1.1')])
    expect(check([2], 'Moved')).toEqual({ ok: false, reason: 'unitSignedOff', unitIds: ['unit 1'] })
    history.reopen(signOff)
    expect(check([2], 'Moved')).toEqual({ ok: true })
  })

  it('[UNIT-1b] a unit that the qualification does not have is refused', () => {
    expect(check([1, 9])).toEqual({ ok: false, reason: 'unitUnknown', unitIds: ['unit 9'] })
  })

  it('[UNIT-1c] every fact is kept: taken again, a unit counts again', () => {
    history.accepted('WP1', '2/1.2')
    const row = (units: readonly string[]) =>
      computeProgressRowFacts(mapping, aProgramme(), history.facts({ unitIds: units }))
    expect(row(['unit 1']).levels).toBe(row(['unit 1', 'unit 2']).levels)
    const again = compareUnits(compiled, aProgramme(), row(['unit 1']), ['unit 1', 'unit 2'])
    expect(again.met).toEqual(['K3'])
  })

  it('[UNIT-1d] marks the confirmations that would have to be checked again', () => {
    history.confirm('K2', computeConfirmationBasis(mapping, history.facts(), 'K2'))
    history.confirm('K1', computeConfirmationBasis(mapping, history.facts(), 'K1'))
    const { checkAgain, moves } = compare(1)
    expect(checkAgain).toEqual(['K2'])
    expect(moves.find(move => move.code === 'K2')?.after.flags).toContain('checkAgain')
    const saved = computeProgressRowFacts(mapping, aProgramme(), history.facts({ unitIds: ['unit 1'] }))
    expect(saved.confirmations.map(({ ksbId, checkAgain }) => [ksbId, checkAgain])).toEqual([
      ['K1', false],
      ['K2', true],
    ])
  })
})
