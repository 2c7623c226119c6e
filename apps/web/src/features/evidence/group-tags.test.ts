import type { EvidenceTag } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { groupTags } from './group-tags.ts'
import { listAsks } from './list-asks.ts'
import { itemWords, levelOfItem, statusWords } from './tag-words.ts'

const decision = (outcome: 'accepted' | 'referred', feedback: string | null = null, dueOn: string | null = null) => ({
  id: `dec_${outcome}`,
  outcome,
  feedback,
  dueOn,
  reason: null,
  decidedBy: { id: 'per_1', name: 'Tom Ashworth' },
  decidedAt: '2026-11-06T16:02:00.000Z',
  waitsForCountersignature: false,
  countersignedBy: null,
  countersignedAt: null,
  endedAt: null,
  endedBy: null,
})
const tag = (id: string, change: Partial<EvidenceTag>): EvidenceTag => ({
  id,
  enrolmentId: 'enr_1',
  criterionId: `cri_${id}`,
  locator: null,
  status: 'submitted',
  addedBy: { id: 'per_2', name: 'Chloe Okafor' },
  submittedAt: null,
  referralClosed: false,
  decision: null,
  waitsForCountersignature: false,
  waiting: null,
  decisions: [],
  can: { decide: false, correct: false, undoUntil: null, countersign: false, remove: true, removalNeedsReason: false },
  ...change,
})

describe('tags of an item', () => {
  it('says once what was said of several, and puts what asks for something first', () => {
    const accepted = decision('accepted', 'Clear.')
    const groups = groupTags([
      tag('a', { status: 'accepted', decision: accepted }),
      tag('b', {}),
      tag('c', { status: 'accepted', decision: accepted }),
      tag('d', { status: 'referred', decision: decision('referred', 'When?') }),
    ])
    expect(groups.map(group => [group.words, group.tags.map(({ id }) => id)])).toEqual([
      ['Referred', ['d']],
      ['Submitted, waiting for a decision', ['b']],
      ['Accepted', ['a', 'c']],
    ])
  })

  it('[LEVEL-1] asks nothing for a referral whose criterion is accepted from other evidence', () => {
    const referred = { status: 'referred' as const, decision: decision('referred', 'When?') }
    expect(listAsks({ tags: [tag('a', { ...referred, referralClosed: true })] })).toEqual([])
    expect(statusWords(tag('a', { ...referred, referralClosed: true }))).toContain('closed')
  })

  it('asks for what is due first, first', () => {
    const asks = listAsks({
      tags: [
        tag('a', { status: 'referred', decision: decision('referred', 'Later', '2026-12-03') }),
        tag('b', { status: 'referred', decision: decision('referred', 'Soon', '2026-11-20') }),
        tag('c', { status: 'referred', decision: decision('referred', 'Soon', '2026-11-20') }),
      ],
    })
    expect(asks.map(ask => [ask.feedback, ask.tags.length])).toEqual([
      ['Soon', 2],
      ['Later', 1],
    ])
  })

  it('[TAG-3] says that a decision waits for a countersignature, and not which', () => {
    expect(statusWords(tag('a', { waitsForCountersignature: true }))).toBe('Assessed, waiting for countersignature')
  })
})

describe('an item in the list', () => {
  const none = { draft: 0, submitted: 0, accepted: 0, referred: 0, notUsed: 0 }

  it('says what its tags came to, what asks first', () => {
    const item = { status: 'submitted' as const, tags: { ...none, accepted: 3, referred: 1 }, referralsClosed: 0 }
    expect(itemWords(item)).toBe('1 referred, 3 accepted')
    expect(levelOfItem(item)).toBe('referred')
  })

  it('[LEVEL-1] says that a referral is closed, and does not ask for it', () => {
    const item = { status: 'submitted' as const, tags: { ...none, accepted: 3, referred: 1 }, referralsClosed: 1 }
    expect(itemWords(item)).toBe('1 referred, closed, 3 accepted')
    expect(levelOfItem(item)).toBe('accepted')
  })

  it('is a draft until it is submitted', () => {
    const item = { status: 'draft' as const, tags: { ...none, draft: 2 }, referralsClosed: 0 }
    expect([itemWords(item), levelOfItem(item)]).toEqual(['Draft, 2 tagged', 'drafted'])
  })
})
