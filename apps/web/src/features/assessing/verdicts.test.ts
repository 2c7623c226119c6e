import { expect, it } from 'vitest'
import { makeRow, makeTag } from './assessing.test-utils.ts'
import { acceptAllBut, listNeeds, NO_VERDICTS, setOutcome, setWords, toDecideBody, without } from './verdicts.ts'

const rows = [makeRow(makeTag('tag_1'), '2.2'), makeRow(makeTag('tag_2'), '2.3')]
const accepted = acceptAllBut(NO_VERDICTS, ['tag_1', 'tag_2'], new Set(['tag_1']), 'referred')

it('asks what more is needed where something is referred without words', () => {
  expect(listNeeds(accepted, rows).map(need => need.words)).toEqual(['Say what more is needed for U16 2.2.'])
  expect(listNeeds({ ...accepted, feedback: 'Rewrite the last line.' }, rows)).toEqual([])
  expect(listNeeds(NO_VERDICTS, rows).map(need => need.words)).toEqual(['Decide on at least one criterion.'])
})

it('gives each decision its own feedback, and the one for all where it has none', () => {
  const draft = setWords({ ...accepted, feedback: 'Good work.' }, 'tag_1', {
    feedback: 'Rewrite the last line.',
    dueOn: '2026-12-03',
  })
  expect(toDecideBody(draft, rows, 4)).toEqual({
    revision: 4,
    decisions: [
      { tagId: 'tag_1', outcome: 'referred', feedback: 'Rewrite the last line.', dueOn: '2026-12-03' },
      { tagId: 'tag_2', outcome: 'accepted', feedback: 'Good work.' },
    ],
  })
})

it('sends nothing for a tag that a colleague has decided meanwhile, and keeps what was chosen', () => {
  const decided = makeTag('tag_1', { status: 'accepted' })
  const closed = makeRow({ ...decided, can: { ...decided.can, decide: false } }, '2.2')
  const body = toDecideBody(accepted, [closed, ...rows.slice(1)], 4)
  expect(body.decisions.map(decision => decision.tagId)).toEqual(['tag_2'])
  expect(accepted.byTag['tag_1']?.outcome).toBe('referred')
})

it('forgets what was saved, and the feedback for all with the last of it', () => {
  const draft = { ...accepted, feedback: 'Good work.' }
  expect(without(draft, ['tag_1']).feedback).toBe('Good work.')
  expect(without(draft, ['tag_1', 'tag_2'])).toEqual(NO_VERDICTS)
})

it('takes a decision off when the same is chosen again', () => {
  expect(setOutcome(accepted, 'tag_1', null).byTag['tag_1']).toBeUndefined()
})
