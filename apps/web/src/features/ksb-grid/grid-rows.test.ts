import { describe, expect, it } from 'vitest'
import { makeCohort, makeRow, mapping, moveOn, PROGRAMME_ID, programme } from '../../fixtures/make-cohort.ts'
import type { GridRowData } from './api/get-cohort-progress.ts'
import { cellName, cellSentence } from './cell-words.ts'
import { createGridModel, listChanges } from './grid-model.ts'
import { countRows, filterRows, fitsFilter, holdOrder, legendStateOf, listFound, sortRows } from './grid-rows.ts'

const programmes = new Map([[`${PROGRAMME_ID} 3`, { ...programme, mapping }]])
const gridOf = (rows: readonly GridRowData[]) => createGridModel(rows, programmes, mapping.standard.id)
const criteriaCount = mapping.qualification.units.flatMap(unit => unit.criteria).length
const allUnits = mapping.qualification.units.map(unit => unit.id)

function row(name: string, change: Partial<GridRowData> = {}): GridRowData {
  return {
    ...makeRow(1),
    enrolmentId: `enr_${name}`,
    name,
    unitIds: allUnits,
    levels: '0'.repeat(criteriaCount),
    openReferrals: [],
    ksbEvidence: [],
    confirmations: [],
    notApplying: [],
    assessorIds: [],
    changedAt: '2026-11-20T10:00:00.000Z',
    ...change,
  }
}
const accepted = { levels: '4'.repeat(criteriaCount) }
const names = (rows: readonly GridRowData[], order: readonly number[]) => order.map(index => rows[index]?.name)
const never = () => false

describe('rows of the grid', () => {
  it('are found by words of a name, whatever accents it has', () => {
    const rows = [row('Daniel Wójcik'), row('Aaliyah Hussain'), row('Nyima')]
    expect(names(rows, listFound(gridOf(rows), { search: 'wojcik dan' }))).toEqual(['Daniel Wójcik'])
    expect(listFound(gridOf(rows), { search: '  ' })).toHaveLength(3)
  })

  it('are found by the person who assesses them', () => {
    const rows = [row('Ben', { assessorIds: ['per_tom'] }), row('Chloe', { assessorIds: ['per_sana'] })]
    expect(names(rows, listFound(gridOf(rows), { assessor: 'per_sana' }))).toEqual(['Chloe'])
  })

  it('are counted by state over all their cells, and by KSB over those who have met it', () => {
    const rows = [row('All done', accepted), row('Nothing done')]
    const model = gridOf(rows)
    const counts = countRows(model, [0, 1], never)
    const unmapped = mapping.rows.filter(({ status }) => status !== 'mapped').length
    expect(counts.states.met).toBe(35 - unmapped)
    expect(counts.states.notStarted).toBe(35 - unmapped)
    expect(counts.states.needsOwnEvidence).toBe(2 * unmapped)
    expect(Object.values(counts.states).reduce((sum, count) => sum + count, 0)).toBe(70)
    expect(counts.met.filter(count => count === 1)).toHaveLength(35 - unmapped)
  })

  it('stay under a filter when one of their cells fits it', () => {
    const rows = [row('All done', accepted), row('Nothing done')]
    const model = gridOf(rows)
    expect(names(rows, filterRows(model, [0, 1], { states: 'met' }, never))).toEqual(['All done'])
    expect(filterRows(model, [0, 1], { states: 'needsOwnEvidence' }, never)).toHaveLength(2)
    expect(filterRows(model, [0, 1], { flags: 'referred' }, never)).toEqual([])
    expect(filterRows(model, [0, 1], { flags: 'changedToday' }, () => true)).toHaveLength(2)
  })

  it('are sorted by name, or by criteria accepted with the name to settle a tie', () => {
    const rows = [row('Zoe', accepted), row('Ben'), row('Adam'), row('Élodie')]
    const model = gridOf(rows)
    expect(names(rows, sortRows(model, [0, 1, 2, 3], undefined))).toEqual(['Adam', 'Ben', 'Élodie', 'Zoe'])
    expect(names(rows, sortRows(model, [0, 1, 2, 3], 'accepted'))).toEqual(['Zoe', 'Adam', 'Ben', 'Élodie'])
    expect(names(rows, sortRows(model, [0, 1, 2, 3], 'acceptedLast'))).toEqual(['Adam', 'Ben', 'Élodie', 'Zoe'])
  })

  it('keep their places under a pointer or focus: only what is gone goes, and what is new comes last', () => {
    expect(holdOrder(['a', 'b', 'c'], ['c', 'd', 'a'], new Set(['a', 'c', 'd', 'b']))).toEqual(['a', 'b', 'c', 'd'])
    expect(holdOrder(['a', 'b', 'c'], ['c', 'a'], new Set(['a', 'c']))).toEqual(['a', 'c'])
  })
})

describe('cells of the grid', () => {
  const k7 = mapping.standard.ksbs.findIndex(({ code }) => code === 'K7')
  const criteria = mapping.rows.find(({ ksbId }) => ksbId === mapping.standard.ksbs[k7]?.id)?.criterionIds ?? []
  const indexes = mapping.qualification.units
    .flatMap(unit => unit.criteria)
    .filter(({ id }) => criteria.includes(id))
    .map(({ index }) => index)
  const levelsWith = (digit: string, count: number) =>
    Array.from({ length: criteriaCount }, (_, index) => {
      const at = indexes.indexOf(index)
      return at >= 0 && at < count ? digit : '0'
    }).join('')

  it('are named whole: who, which, how it stands, how far, and what asks for someone', () => {
    const model = gridOf([row('Harpreet Gill', { levels: levelsWith('4', 6), openReferrals: indexes.slice(6, 7) })])
    expect(cellName(model, 0, k7)).toBe(`Harpreet Gill, K7, in progress, 6 of ${indexes.length} accepted, referred`)
    expect(cellSentence(model, 0, k7)).toBe(`in progress. 6 of ${indexes.length} accepted. Referred.`)
  })

  it('say that the mapping can’t reach them', () => {
    const model = gridOf([row('Harpreet Gill')])
    const k1 = mapping.standard.ksbs.findIndex(({ code }) => code === 'K1')
    expect(cellName(model, 0, k1)).toBe('Harpreet Gill, K1, needs its own evidence')
  })

  it('that changed are told from those that did not, by the enrolment and not by its place', () => {
    const before = makeCohort(5).rows
    const moved = before.map((held, index) => (index === 3 ? moveOn(held) : held)).reverse()
    const changes = listChanges(gridOf(before), gridOf(moved))
    expect(changes.length).toBeGreaterThan(0)
    expect(new Set(changes.map(({ enrolmentId }) => enrolmentId))).toEqual(new Set([before[3]?.enrolmentId]))
    expect(listChanges(gridOf(before), gridOf([...before]))).toEqual([])
  })

  it('that a filter asks for stand out from the others', () => {
    const model = gridOf([row('Harpreet Gill', { levels: levelsWith('4', 6), openReferrals: indexes.slice(6, 7) })])
    const k2 = mapping.standard.ksbs.findIndex(({ code }) => code === 'K2')
    const none = { states: new Set<never>(), flags: new Set<never>() }
    expect([fitsFilter(model, 0, k7, none), fitsFilter(model, 0, k2, none)]).toEqual([true, true])
    const referred = { ...none, flags: new Set(['referred'] as const) }
    expect([fitsFilter(model, 0, k7, referred), fitsFilter(model, 0, k2, referred)]).toEqual([true, false])
    const notStarted = { ...none, states: new Set(['notStarted'] as const) }
    expect([fitsFilter(model, 0, k7, notStarted), fitsFilter(model, 0, k2, notStarted)]).toEqual([false, true])
  })

  it('are told apart by legend: met at signed off is its own entry', () => {
    const model = gridOf([row('Signed', { levels: '5'.repeat(criteriaCount) }), row('Accepted', accepted)])
    expect([legendStateOf(model, 0, k7), legendStateOf(model, 1, k7)]).toEqual(['signedOff', 'met'])
  })
})
