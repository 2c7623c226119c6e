import { describe, expect, it } from 'vitest'
import { bundledMapping, criterionId, rowOf } from '../../lib/bundled-mapping.test-utils.ts'
import { fillLocators, replaceAmong, setLocator, toggle } from './chosen.ts'
import { criteriaOf, filterUnits, type PickerFilter, toPickerUnits } from './picker-model.ts'

const mapping = bundledMapping()
const none = { chosen: {}, already: new Set<string>() }
const shown = (row: ReturnType<typeof rowOf>, filter: PickerFilter, search = '', rest: Partial<typeof none> = {}) =>
  filterUnits(toPickerUnits(mapping, row), { ...none, ...rest, filter, search }).map(
    unit => `${unit.number}: ${criteriaOf(unit).map(criterion => criterion.number)}`,
  )

describe('what there is to choose from', () => {
  it('lists every criterion once, under its learning outcome, with 2.10 after 2.9', () => {
    const units = toPickerUnits(mapping, rowOf(mapping))
    expect(units.flatMap(criteriaOf)).toHaveLength(143)
    const unit6 = units.find(unit => unit.number === 6)
    expect(unit6?.outcomes.map(outcome => outcome.number)).toEqual(['1', '2'])
    expect(unit6?.outcomes[1]?.criteria.map(criterion => criterion.number).slice(-2)).toEqual(['2.9', '2.10'])
  })

  it('says which KSBs a criterion counts towards', () => {
    const criterion = toPickerUnits(mapping, rowOf(mapping))
      .flatMap(criteriaOf)
      .find(({ id }) => id === criterionId(mapping, 6, '2.6'))
    // Eight rows of the document, one of which stands for two KSBs.
    expect(criterion?.ksbCodes).toHaveLength(9)
  })

  it('carries both wordings of unit 17, 1.3, which the document gives two', () => {
    const criterion = toPickerUnits(mapping, rowOf(mapping))
      .flatMap(criteriaOf)
      .find(({ id }) => id === criterionId(mapping, 17, '1.3'))
    expect([criterion?.text, ...(criterion?.otherTexts ?? [])]).toHaveLength(2)
  })
})

describe('filters', () => {
  const tagged = criterionId(mapping, 15, '1.2')
  const row = rowOf(mapping, { [tagged]: 3 }, [15, 16])

  it('leaves out what is tagged, and shows it among my units', () => {
    expect(shown(row, 'notTagged')[0]).not.toContain('1.2,')
    expect(shown(row, 'myUnits')[0]).toContain('1.2,')
    expect(shown(row, 'myUnits')).toHaveLength(2)
  })

  it('shows units that are not taken only where all are asked for', () => {
    expect(shown(row, 'all').length).toBeGreaterThan(2)
  })

  it('keeps a ticked criterion in sight, whatever its level became', () => {
    expect(shown(row, 'notTagged', '', { chosen: { [tagged]: 'p. 2' } })[0]).toContain('1.2,')
  })
})

describe('search', () => {
  const row = rowOf(mapping)

  it('finds by the beginning of a number, in every unit or in one', () => {
    expect(shown(row, 'all', '6 2.1')).toEqual(['6: 2.1,2.10'])
    expect(shown(row, 'all', 'Unit 6 2.10')).toEqual(['6: 2.10'])
    expect(shown(row, 'all', '2.10')).toEqual(['6: 2.10'])
  })

  it('finds by words of the criterion or of its unit', () => {
    expect(shown(row, 'all', 'agitated')).toEqual(['15: 1.3'])
    expect(shown(row, 'all', 'unit 15 agitated')).toEqual(['15: 1.3'])
    expect(shown(row, 'all', 'resolve customer problems').length).toBeGreaterThan(0)
    expect(shown(row, 'all', 'zebra')).toEqual([])
  })
})

describe('choosing', () => {
  it('ticks a whole learning outcome and keeps a page that was given', () => {
    expect(toggle({ a: 'p. 2' }, ['a', 'b'], true)).toEqual({ a: 'p. 2', b: '' })
    expect(toggle({ a: 'p. 2', b: '' }, ['a'], false)).toEqual({ b: '' })
  })

  it('gives one page to all that have none, and to none that is not chosen', () => {
    expect(fillLocators({ a: 'p. 2', b: '' }, ['a', 'b', 'c'], '04:10')).toEqual({ a: 'p. 2', b: '04:10' })
    expect(setLocator({ a: '' }, 'b', 'p. 1')).toEqual({ a: '' })
  })

  it('takes what was typed, and leaves what the text does not speak of', () => {
    expect(replaceAmong({ k: '', a: 'p. 1', b: '' }, new Set(['a', 'b', 'c']), ['a', 'c'])).toEqual({
      k: '',
      a: 'p. 1',
      c: '',
    })
  })
})
