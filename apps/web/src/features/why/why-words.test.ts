import { describe, expect, it } from 'vitest'
import { makeRow, mapping } from '../../fixtures/make-cohort.ts'
import { makeExplanation } from '../../fixtures/make-explanation.ts'
import { stateTitle } from '../../lib/ksb-words.ts'
import { notDemandedWords, orderCriteria, reachWords, stateDetail } from './why-words.ts'

const ksb = (code: string) => mapping.standard.ksbs.find(candidate => candidate.code === code)?.id ?? ''

function explain(code: string, change: Partial<ReturnType<typeof makeRow>> = {}) {
  const explanation = makeExplanation({ ...makeRow(3), ...change }, ksb(code))
  if (!explanation) throw new Error(`No ${code}`)
  return explanation
}

describe('why, in words', () => {
  it('names the rule and how far it is', () => {
    const explanation = explain('K7', { unitIds: mapping.qualification.units.map(unit => unit.id) })
    const { accepted } = explanation.progress.counts
    expect(stateDetail(explanation)).toBe(`${accepted} of 13 accepted. Rule: all of them.`)
  })

  it('tells the three reasons apart for which the mapping can’t reach a KSB', () => {
    expect(reachWords({ reach: 'unmapped', mapped: 0 }, 'NCFE')).toBe('NCFE: no mapping.')
    expect(reachWords({ reach: 'absent', mapped: 0 }, 'NCFE')).toBe('NCFE’s mapping does not list this.')
    expect(reachWords({ reach: 'notInUnits', mapped: 2 }, 'NCFE')).toBe('Its 2 criteria are not in these units.')
  })

  it('says what is not demanded, and why', () => {
    const first = mapping.qualification.units.find(unit => unit.number === 3)
    const explanation = explain('K7', { unitIds: first ? [first.id] : [] })
    expect(notDemandedWords(explanation)).toBe('8 of 13 are in units not taken')
  })

  it('puts what is missing before what is there', () => {
    const explanation = explain('K7', { unitIds: mapping.qualification.units.map(unit => unit.id) })
    for (const unit of explanation.units) {
      const missing = orderCriteria(unit.criteria).map(criterion => criterion.missing !== null)
      expect(missing).toEqual([...missing].sort((a, b) => Number(b) - Number(a)))
    }
  })

  it('counts what is still to go in the title', () => {
    const { progress } = explain('K7')
    expect(stateTitle({ ...progress, state: 'inProgress', inScope: 8, toGo: 2, flags: [] })).toBe(
      'In progress, 2 to go',
    )
    expect(stateTitle({ ...progress, state: 'confirmed', flags: ['checkAgain'] })).toBe('Confirmed: check again')
  })
})
