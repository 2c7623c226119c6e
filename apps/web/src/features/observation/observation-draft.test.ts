import { expect, it } from 'vitest'
import { toPickerUnits } from '../../components/criteria-picker/picker-model.ts'
import { bundledMapping, criterionId, rowOf } from '../../lib/bundled-mapping.test-utils.ts'
import {
  actWords,
  decidedCriteria,
  emptyObservation,
  isObservationDraft,
  listNeeds,
  type ObservationDraft,
  toObservation,
  toWholeAct,
} from './observation-draft.ts'

const mapping = bundledMapping()
const units = toPickerUnits(mapping, rowOf(mapping))
const seen = (unit: number, ...numbers: string[]) => numbers.map(number => criterionId(mapping, unit, number))

function draftOf(ids: readonly string[], more: Partial<ObservationDraft> = {}): ObservationDraft {
  const tags = Object.fromEntries(ids.map(id => [id, '']))
  return { ...emptyObservation('OB'), title: 'Morning on the desk', narrative: 'She opened on time.', tags, ...more }
}

it('accepts all but the criteria that were left out', () => {
  const ids = seen(6, '2.1', '2.2', '2.10')
  const draft = draftOf(ids, { except: ids.slice(1, 2), feedback: 'Say the price.', dueOn: '2026-12-04' })
  const decided = decidedCriteria(draft, units)
  expect(actWords(decided)).toBe('Accept 2, refer 1')
  expect(decided.map(({ criterion }) => criterion.number)).toEqual(['2.1', '2.2', '2.10'])
  expect(toWholeAct(draft, decided, 'enr_1').decisions?.map(({ outcome, dueOn }) => [outcome, dueOn])).toEqual([
    ['accepted', undefined],
    ['referred', '2026-12-04'],
    ['accepted', undefined],
  ])
})

it('asks what more is needed only where something is referred', () => {
  const ids = seen(6, '2.1')
  const refers = draftOf(ids, { except: ids })
  expect(listNeeds(refers, decidedCriteria(refers, units))).toEqual(['Say in the feedback what more is needed.'])
  const unused = draftOf(ids, { except: ids, exceptOutcome: 'notUsed' })
  expect(listNeeds(unused, decidedCriteria(unused, units))).toEqual([])
})

it('says the times in the words of the item', () => {
  const draft = draftOf(seen(6, '2.1'), { from: '09:05', to: '12:10' })
  expect(toWholeAct(draft, decidedCriteria(draft, units), 'enr_1').description).toBe('09:05 to 12:10')
})

it('goes on with a draft that came from a visit', () => {
  const [first = '', second = ''] = seen(6, '2.1', '2.10')
  const came = {
    id: 'evd_1',
    method: 'PD' as const,
    title: 'Visit, 20 Nov',
    occurredOn: '2026-11-20',
    text: 'She opened on time.',
    description: '09:05 to 12:10',
    tags: [
      { criterionId: first, locator: null, status: 'draft' as const },
      { criterionId: second, locator: null, status: 'draft' as const },
    ],
  }
  expect(toObservation(came)).toMatchObject({
    evidenceId: 'evd_1',
    method: 'PD',
    title: 'Visit, 20 Nov',
    day: '2026-11-20',
    from: '09:05',
    to: '12:10',
    narrative: 'She opened on time.',
    tags: { [first]: '', [second]: '' },
  })
  expect(toObservation({ ...came, description: 'On the late shift.' })).toMatchObject({ from: '', to: '' })
})

it('takes up only a draft that it can read', () => {
  expect(isObservationDraft(draftOf(seen(6, '2.1')))).toBe(true)
  expect(isObservationDraft({ title: 'Of an older release' })).toBe(false)
})
