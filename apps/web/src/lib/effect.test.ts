import { expect, it } from 'vitest'
import { effectPhrases, movesWords, readAllPages } from './effect.ts'

const change = (more: object) => ({
  enrolmentId: 'enr_1',
  learnerId: 'lrn_1',
  name: 'Harpreet Gill',
  programmeId: 'prg_1',
  programmeName: 'Customer Service Practitioner',
  cohortId: null,
  met: [],
  noLongerMet: [],
  changed: [],
  checkAgain: [],
  missing: [],
  supplementary: [],
  ...more,
})

it('reads page after page until there is none left', async () => {
  const pages = [
    { enrolments: 3, concerned: 2, changes: [change({})], nextCursor: 'next' },
    { enrolments: 3, concerned: 1, changes: [], nextCursor: null },
  ]
  const asked: (string | undefined)[] = []
  const whole = await readAllPages(async cursor => {
    asked.push(cursor)
    const page = pages.shift()
    if (!page) throw new Error('Asked once too often.')
    return page
  })
  expect(asked).toEqual([undefined, 'next'])
  expect([whole.enrolments, whole.concerned, whole.changes.length]).toEqual([3, 3, 1])
})

it('says which KSBs would be met and no longer met, in how many enrolments', () => {
  expect(movesWords({ changes: [change({ changed: ['K6'] })] })).toBe('No KSB changes state in any of them.')
  const changes = [change({ met: ['K2'] }), change({ met: ['K2', 'K6'], noLongerMet: ['S1'] })]
  expect(movesWords({ changes })).toBe('K2 and K6 met in 2 and S1 no longer met in 1.')
})

it('says of one enrolment what is missing, what wants a signature and what is to be checked again', () => {
  const unit = { unitId: 'uni_1', number: 17, title: null, criteria: ['1.6', '3.1'] }
  expect(effectPhrases(change({ missing: [unit], supplementary: [unit], checkAgain: ['K1'] }))).toEqual([
    'Unit 17: 2 new criteria without evidence',
    'Unit 17 needs a supplementary signature',
    '1 confirmation to check again',
  ])
})
