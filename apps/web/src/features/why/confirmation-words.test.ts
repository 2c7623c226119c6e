import { describe, expect, it } from 'vitest'
import { basisWords, type Confirmation, changeSentences, saidWords } from './confirmation-words.ts'

const counts = { mappingVersion: 1, programmeVersion: 1, rule: { kind: 'all' }, criteria: 8, supports: 8 } as const
const confirmation: Confirmation = {
  id: 'cnf',
  ksbId: 'ksb',
  kind: 'staff',
  outcome: 'confirmed',
  statement: null,
  by: 'Morag Sinclair',
  at: '2026-11-20T10:00:00.000Z',
  checkAgain: true,
  changes: ['scope', 'support'],
  before: counts,
  now: { ...counts, criteria: 9, supports: 7 },
  scopeGained: ['9/1.1', '9/1.2'],
  scopeLost: [],
  supportLost: ['WP3 for 6/2.10'],
}

describe('a confirmation in words', () => {
  it('names who said so, and whether they are of the employer', () => {
    expect(saidWords(confirmation)).toBe('Confirmed by Morag Sinclair')
    expect(saidWords({ kind: 'employer', outcome: 'notConfirmed', by: 'Ina Moss' })).toBe(
      'Not yet met, says Ina Moss of the employer',
    )
  })

  it('says what it rested on and what changed since', () => {
    expect(basisWords(confirmation.before)).toBe('8 criteria, rule: all of them, 8 accepted decisions')
    expect(changeSentences(confirmation)).toEqual([
      'Came into the units: 9/1.1 and 9/1.2.',
      'No longer stands: WP3 for 6/2.10.',
    ])
  })
})
