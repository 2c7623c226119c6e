import { describe, expect, it } from 'vitest'
import { formatBytes, formatLimit } from '../bytes.ts'
import { type Upload, uploadWords } from './upload-state.ts'

const upload = (change: Partial<Upload>): Upload => ({
  key: 'upload-1',
  evidenceId: 'evd_1',
  name: 'Call 14 Nov.m4a',
  size: 18_400_000,
  sent: 0,
  kept: 0,
  supersedes: null,
  status: 'sending',
  startedAt: 0,
  sentAtStart: 0,
  nextTryAt: null,
  problem: null,
  ...change,
})

describe('an upload in words', () => {
  it('says how much has left and how long the rest takes', () => {
    expect(uploadWords(upload({ sent: 11_408_000 }), 32_627)).toBe('62 % of 18.4 MB, 20 s left')
  })

  it('promises no time before it knows one', () => {
    expect(uploadWords(upload({ sent: 400_000 }), 900)).toBe('2 % of 18.4 MB')
  })

  it('counts what a lost connection keeps, and the seconds to the next try', () => {
    const lost = upload({ status: 'lost', sent: 9_000_000, kept: 7_544_000, nextTryAt: 10_000 })
    expect(uploadWords(lost, 5_200)).toBe('41 % is kept. Next try in 5 s')
    expect(uploadWords(lost, 10_400)).toBe('41 % is kept. Trying again')
  })

  it('measures time from where it was taken up again', () => {
    const resumed = upload({ sent: 9_200_000, sentAtStart: 8_200_000, startedAt: 10_000 })
    expect(uploadWords(resumed, 20_000)).toBe('50 % of 18.4 MB, 2 min left')
  })

  it('says why a file was not taken', () => {
    expect(uploadWords(upload({ status: 'refused', problem: 'This file is empty.' }), 0)).toBe('This file is empty.')
  })
})

it('writes sizes as file managers do', () => {
  expect([820, 41_400, 18_400_000, 2_000_000_000].map(formatBytes)).toEqual(['820 bytes', '41 KB', '18.4 MB', '2 GB'])
})

it('says a limit as it was set', () => {
  expect([2 * 1024 ** 3, 512 * 1024 ** 2, 1024].map(formatLimit)).toEqual(['2 GB', '512 MB', '1 KB'])
})
