import type { EvidenceTag } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import {
  compareTags,
  compareWords,
  emptyDraft,
  isBlank,
  isEvidenceDraft,
  listObstacles,
  titleFromFile,
  toNewEvidence,
  type Words,
} from './evidence-draft.ts'

const words: Words = {
  title: 'Angry caller',
  occurredOn: '2026-11-14',
  description: '',
  link: '',
  text: '',
  keptAt: '',
}
const tag = (id: string, criterionId: string, locator: string | null = null): EvidenceTag => ({
  id,
  enrolmentId: 'enr_1',
  criterionId,
  locator,
  status: 'draft',
  addedBy: { id: 'per_1', name: 'Amara Nwosu' },
  submittedAt: null,
  referralClosed: false,
  decision: null,
  waitsForCountersignature: false,
  waiting: null,
  decisions: [],
  can: { decide: false, correct: false, undoUntil: null, countersign: false, remove: true, removalNeedsReason: false },
})

describe('words that two places changed', () => {
  it('sends only what I changed', () => {
    const mine = { ...words, title: 'Angry caller at the desk' }
    expect(compareWords(mine, words, words)).toEqual({ changes: { title: 'Angry caller at the desk' }, conflicts: [] })
  })

  it('lets what was changed elsewhere stand where I changed something else', () => {
    const current = { ...words, title: 'Changed on the phone' }
    expect(compareWords({ ...words, description: 'Mine' }, words, current)).toEqual({
      changes: { description: 'Mine' },
      conflicts: [],
    })
  })

  it('asks where both changed the same', () => {
    const result = compareWords({ ...words, title: 'Mine' }, words, { ...words, title: 'Theirs' })
    expect(result.conflicts).toEqual(['title'])
  })

  it('takes words away, and never the title', () => {
    const saved = { ...words, description: 'Old' }
    expect(compareWords({ ...saved, description: ' ', title: '' }, saved, saved).changes).toEqual({ description: null })
  })
})

describe('tags of a draft', () => {
  it('adds what is new, removes what was taken out, and leaves the rest', () => {
    const result = compareTags({ cri_a: '', cri_c: 'p. 2' }, { cri_a: '', cri_b: '' }, [
      tag('tag_a', 'cri_a'),
      tag('tag_b', 'cri_b'),
    ])
    expect(result).toEqual({ added: [{ criterionId: 'cri_c', locator: 'p. 2' }], removed: ['tag_b'] })
  })

  it('[TAG-2] takes another page as another tag', () => {
    const result = compareTags({ cri_a: 'p. 3' }, { cri_a: 'p. 2' }, [tag('tag_a', 'cri_a', 'p. 2')])
    expect(result).toEqual({ added: [{ criterionId: 'cri_a', locator: 'p. 3' }], removed: ['tag_a'] })
  })

  it('leaves alone what was tagged or removed elsewhere', () => {
    const saved = { cri_a: '' }
    expect(compareTags(saved, saved, [tag('tag_x', 'cri_x')])).toEqual({ added: [], removed: [] })
  })

  it('tags KSBs as KSB evidence', () => {
    expect(compareTags({ ksb_k1: '' }, null, []).added).toEqual([{ ksbId: 'ksb_k1', locator: undefined }])
  })
})

describe('a draft', () => {
  it('is nothing to keep while only its date is filled in', () => {
    expect(isBlank(emptyDraft())).toBe(true)
    expect(isBlank({ ...emptyDraft(), words })).toBe(false)
  })

  it('goes to the server once it has a title and a method', () => {
    expect(toNewEvidence({ ...emptyDraft(), words }, 'enr_1')).toBeNull()
    expect(toNewEvidence({ ...emptyDraft({ cri_a: '' }), words, method: 'RA' }, 'enr_1')).toMatchObject({
      title: 'Angry caller',
      method: 'RA',
      tags: [{ criterionId: 'cri_a' }],
    })
  })

  it('survives being kept, and one of another release is not taken for it', () => {
    const kept: unknown = JSON.parse(JSON.stringify({ ...emptyDraft({ cri_a: 'p. 2' }), words, method: 'RA' }))
    expect(isEvidenceDraft(kept)).toBe(true)
    expect(isEvidenceDraft({ title: 'Angry caller' })).toBe(false)
    expect(isEvidenceDraft({ ...emptyDraft(), method: 'XX' })).toBe(false)
  })

  it('says what keeps it from being submitted', () => {
    expect(listObstacles(emptyDraft(), 0)).toHaveLength(5)
    const ready = { ...emptyDraft({ cri_a: '' }), words, method: 'RA' as const, ownWork: true }
    expect(listObstacles(ready, 0)).toEqual(['Choose a file, or write something'])
    expect(listObstacles(ready, 1)).toEqual([])
  })

  it('takes its first title from a file that says something', () => {
    const file = (name: string, type = 'image/jpeg') => titleFromFile({ name, type }, '14 Nov')
    expect(file('IMG_2034.JPG')).toBe('Photo, 14 Nov')
    expect(file('Kettle_e-mail.pdf', 'application/pdf')).toBe('Kettle e-mail')
    expect(file('20261114_101522.mp4', 'video/mp4')).toBe('Video, 14 Nov')
  })
})
