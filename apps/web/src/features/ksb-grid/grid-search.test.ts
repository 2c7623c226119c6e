import { describe, expect, it } from 'vitest'
import { chosenFlags, chosenStates, gridSearch, toggled } from './grid-search.ts'

describe('the grid’s part of an address', () => {
  it('keeps what it knows and drops what it can’t mean', () => {
    expect(gridSearch({ states: 'met,sunny,notStarted', flags: 'referred', sort: 'accepted', other: 'x' })).toEqual({
      states: 'met,notStarted',
      flags: 'referred',
      sort: 'accepted',
    })
    expect(gridSearch({ sort: 'name', states: '', kind: 'hobby', enrolment: 7 })).toEqual({})
  })

  it('reads a search for a number, which the router takes for one', () => {
    expect(gridSearch({ search: 2026 })).toEqual({ search: '2026' })
  })

  it('turns a filter on and off again', () => {
    const once = toggled(undefined, 'met')
    const twice = toggled(once, 'notStarted')
    expect([...chosenStates({ states: twice })]).toEqual(['met', 'notStarted'])
    expect(toggled(toggled(twice, 'met'), 'notStarted')).toBeUndefined()
    expect(chosenFlags({}).size).toBe(0)
  })
})
