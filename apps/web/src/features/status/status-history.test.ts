import type { RecordedStatus } from '@crosswalk/contracts'
import { expect, it } from 'vitest'
import { actWords, announcedWords } from '../../lib/status-words.ts'
import { listHistory } from './status-history.ts'

const recorded = (status: RecordedStatus['status'], isCorrected = false): RecordedStatus => ({
  status,
  from: '2026-11-20',
  until: null,
  expectedReturnOn: null,
  reason: null,
  by: null,
  at: '2026-11-20T09:00:00.000Z',
  isCorrected,
})

it('a return after leaving is a restart, and one after a break is not', () => {
  const restarts = (...statuses: RecordedStatus[]) => listHistory(statuses).map(({ isRestart }) => isRestart)
  expect(restarts(recorded('onProgramme'), recorded('withdrawn'), recorded('onProgramme'))).toEqual([
    true,
    false,
    false,
  ])
  expect(restarts(recorded('onProgramme'), recorded('onBreak'))).toEqual([false, false])
  // What was recorded anew since never was.
  expect(restarts(recorded('onProgramme'), recorded('withdrawn', true), recorded('onBreak'))).toEqual([
    false,
    false,
    false,
  ])
})

it('a status of a day to come is said as what the learner does', () => {
  expect(announcedWords({ status: 'withdrawn', from: '2026-12-12' }, 'onProgramme')).toBe(
    'Withdraws on 12 December 2026',
  )
  expect(announcedWords({ status: 'onProgramme', from: '2027-01-04' }, 'withdrawn')).toBe('Restarts on 4 January 2027')
  expect([actWords('onProgramme', 'onBreak'), actWords('onProgramme', 'completed')]).toEqual([
    'Back from the break',
    'Restart',
  ])
})
