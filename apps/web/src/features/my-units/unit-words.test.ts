import { describe, expect, it } from 'vitest'
import { partWords, signingWords, standingWords } from './unit-words.ts'

const standing = {
  unitId: 'uni_1',
  criteria: 15,
  accepted: 7,
  submitted: 10,
  signedOffAt: null,
  signedOffBy: null,
  needsSupplementary: false,
  achievement: null,
}
const criterion = { id: 'cri_1', index: 0, number: '1.1', text: null }

describe('a unit in words', () => {
  it('counts what is accepted, and what waits beside it', () => {
    expect(standingWords(standing)).toBe('7 of 15 accepted, 3 submitted')
    expect(standingWords({ ...standing, submitted: 7 })).toBe('7 of 15 accepted')
    expect(standingWords({ ...standing, criteria: 0 })).toBe('No criterion of this unit is held here')
  })

  it('never passes a part of the unit off as the whole', () => {
    expect(partWords({ complete: false, notHeld: ['2.7'], criteria: [criterion] })).toBe(
      'Part of the unit: 1 criterion not held here',
    )
    expect(partWords({ complete: false, notHeld: [], criteria: [criterion] })).toContain('not known')
    expect(partWords({ complete: true, notHeld: [], criteria: [criterion] })).toBeNull()
  })

  it('[LEVEL-4] names who signed, and says what waits for another signature', () => {
    const signed = {
      ...standing,
      signedOffAt: '2025-11-14T10:00:00.000Z',
      signedOffBy: { id: 'per_1', name: 'Tom Ashworth' },
    }
    expect(signingWords(standing)).toBeNull()
    expect(signingWords(signed)).toMatch(/^Signed off by Tom Ashworth, 14 Nov/)
    expect(signingWords({ ...signed, needsSupplementary: true })).toContain('waits for another signature')
  })

  it('[LEVEL-3] says where a unit was achieved without evidence here', () => {
    expect(signingWords({ ...standing, achievement: 'creditTransfer' })).toBe('Achieved by credit transfer')
  })
})
