import { expect, it } from 'vitest'
import { GILLIAN, makeDecision, makeEvidence, makeTag, TOM } from './assessing.test-utils.ts'
import { listChanges } from './compare-evidence.ts'

const seen = makeEvidence([makeTag('tag_1'), makeTag('tag_2')])
const targetOf = (id: string) => (id === 'tag_1' ? 'U16 2.2' : 'U16 2.3')

it('says what a colleague changed while the item was read', () => {
  const by = makeDecision('dec_1', { decidedBy: GILLIAN, decidedAt: '2020-01-06T10:41:00.000Z' })
  const now = makeEvidence([makeTag('tag_1', { decision: by, decisions: [by], status: 'accepted' })], {
    text: 'Dear Madam',
  })
  expect(listChanges(seen, now, TOM.id, targetOf)).toEqual([
    'The text was changed.',
    'U16 2.2: accepted by Gillian Frost, 6 Jan 2020, 10:41.',
    'U16 2.3 was removed.',
  ])
})

it('says nothing of one’s own acts', () => {
  const by = makeDecision('dec_1')
  const own = makeTag('tag_3', { addedBy: TOM })
  const now = makeEvidence([makeTag('tag_1', { decision: by, decisions: [by] }), makeTag('tag_2'), own])
  expect(listChanges(seen, now, TOM.id, targetOf)).toEqual([])
  const written = makeEvidence([], { author: { ...TOM, kind: 'assessor' } })
  expect(listChanges(written, { ...written, text: 'Dear Madam' }, TOM.id, targetOf)).toEqual([])
  expect(listChanges(written, { ...written, text: 'Dear Madam' }, GILLIAN.id, targetOf)).toEqual([
    'The text was changed.',
  ])
})
