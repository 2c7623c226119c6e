import { expect, it } from 'vitest'
import { unitsWords, workingDaysWords } from './waiting-words.ts'

it('says how long something waits, and for which units', () => {
  expect([0, 1, 9].map(workingDaysWords)).toEqual(['today', '1 working day', '9 working days'])
  expect([[], [6], [6, 8, 15]].map(unitsWords)).toEqual(['KSB evidence', 'Unit 6', 'Units 6, 8 and 15'])
})
