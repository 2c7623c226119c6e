import { expect, it } from 'vitest'
import type { PickerCriterion, PickerUnit } from '../../components/criteria-picker/picker-model.ts'
import { listRest } from './list-rest.ts'

const criterion = (unitNumber: number, number: string, level: PickerCriterion['level']): PickerCriterion => ({
  id: `${unitNumber}/${number}`,
  index: 0,
  number,
  text: null,
  otherTexts: [],
  unitId: `uni_${unitNumber}`,
  unitNumber,
  level,
  ksbCodes: [],
})
const unit = (number: number, ...criteria: PickerCriterion[]): PickerUnit => ({
  id: `uni_${number}`,
  number,
  title: null,
  isTaken: true,
  tagged: 0,
  held: criteria.length,
  outcomes: [{ number: '1', criteria }],
})

it('what stays open of the units that it touches is what is neither accepted nor planned, after the act', () => {
  const six = ['2.1', '2.2', '2.3', '2.4'].map(number => criterion(6, number, number === '2.4' ? 'signedOff' : 'none'))
  const units = [unit(6, ...six), unit(8, criterion(8, '3.1', 'none'))]
  const [first, second] = six
  if (first === undefined || second === undefined) throw new Error('There are four.')
  const decided = [
    { criterion: first, outcome: 'accepted' as const },
    { criterion: second, outcome: 'referred' as const },
  ]
  const rest = (planned: string[]) => listRest(units, decided, new Set(planned))
  expect(rest([])).toEqual([{ unitId: 'uni_6', unitNumber: 6, criterionIds: ['6/2.2', '6/2.3'] }])
  expect(rest(['6/2.2', '6/2.3'])).toEqual([])
})
