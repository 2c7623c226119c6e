import type { EvidenceFile } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { type PlaceSource, readSpans, toPlaces } from './places.ts'

const file = (name: string, mediaType: string): EvidenceFile => ({
  id: `fil_${name}`,
  name,
  size: 1,
  mediaType,
  inline: true,
  version: 1,
  supersedes: null,
  sha256: '',
  uploadedAt: '2026-11-20T09:00:00.000Z',
  uploadedBy: { id: 'per_1', name: 'Chloe Okafor' },
})
const source = (locator: string | null): PlaceSource => ({
  id: 'tag_1',
  label: '2.2',
  name: 'U16 2.2',
  locator,
  tone: 'plain',
})

describe('reading a page or time', () => {
  it.each([
    ['p. 2', [{ kind: 'pages', from: 2, to: 2 }]],
    ['p. 1–2', [{ kind: 'pages', from: 1, to: 2 }]],
    ['pages 3-4, last line', [{ kind: 'pages', from: 3, to: 4 }]],
    ['00:04–00:08', [{ kind: 'seconds', from: 4, to: 8 }]],
    ['at 1:02:03', [{ kind: 'seconds', from: 3723, to: 3723 }]],
    [
      'p. 1, “You said on the phone…” and call 03:05–03:50',
      [
        { kind: 'pages', from: 1, to: 1 },
        { kind: 'seconds', from: 185, to: 230 },
      ],
    ],
    ['whole photo', []],
    ['the 2 notes', []],
  ])('%s', (locator, spans) => {
    expect(readSpans(locator)).toEqual(spans)
  })
})

describe('the file that a place is in', () => {
  const letter = file('Letter.pdf', 'application/pdf')
  const log = file('Problem log.pdf', 'application/pdf')
  const call = file('Call to desk.m4a', 'audio/mp4')

  it('is the one that the words name', () => {
    expect(toPlaces([source('Problem log, p. 3')], [letter, log]).map(place => place.fileId)).toEqual([log.id])
  })

  it('is else the first that has pages, or runs', () => {
    expect(toPlaces([source('p. 1 and 03:05')], [call, letter, log]).map(place => place.fileId)).toEqual([
      letter.id,
      call.id,
    ])
  })

  it('is none where no file has such a place', () => {
    expect(toPlaces([source('p. 1'), source(null)], [call])).toEqual([])
  })
})
