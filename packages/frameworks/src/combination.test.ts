import { describe, expect, it } from 'vitest'
import { bundledQualifications } from './bundled.ts'
import { listCombinationWarnings } from './combination.ts'

function getDiploma(number: string) {
  const qualification = bundledQualifications.find(held => held.number === number)
  if (qualification === undefined) throw new Error(`${number} is not bundled`)
  const ids = (...numbers: number[]) =>
    qualification.units.filter(unit => numbers.includes(unit.number)).map(unit => unit.id)
  return { qualification, ids }
}

describe('the rule of combination of 601/3973/0', () => {
  const { qualification, ids } = getDiploma('601/3973/0')
  const legal = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16]

  it('says nothing of a choice that keeps it', () => {
    expect(listCombinationWarnings(qualification, ids(...legal))).toEqual([])
  })

  it('names the mandatory units that are not chosen, Unit 4 among them', () => {
    expect(listCombinationWarnings(qualification, ids(...legal.filter(number => number !== 4)))).toEqual([
      'Unit 4 is mandatory and not chosen.',
      '45 credits are needed; the units chosen count for 41.',
    ])
    expect(listCombinationWarnings(qualification, ids(1, 3))[0]).toBe('Units 2, 4 and 5 are mandatory and not chosen.')
  })

  it('says what each group lacks', () => {
    expect(listCombinationWarnings(qualification, ids(1, 2, 3, 4, 5, 8))).toEqual([
      'Optional 1 needs at least 3 credits; the units chosen have 0.',
      'Optional 2 needs at least 16 credits; the units chosen have 3.',
      '45 credits are needed; the units chosen count for 22.',
    ])
  })

  it('counts no more than a group’s most, and says so where units have none on record', () => {
    const combination = {
      totalCredits: 20,
      mandatoryUnitNumbers: [],
      groups: [{ group: 'Optional 3', minCredits: null, maxCredits: 7 }],
    }
    const unit = (number: number, credits: number | null, group: string) => ({
      id: `uni_${number}`,
      number,
      credits,
      group,
    })
    const units = [unit(1, 12, 'Mandatory'), unit(2, 8, 'Optional 3'), unit(3, null, 'Mandatory')]
    expect(listCombinationWarnings({ combination, units }, ['uni_1', 'uni_2', 'uni_3'])).toEqual([
      'Optional 3 counts for at most 7 credits; the units chosen have 8.',
      '20 credits are needed; the units chosen count for 19, or more: the credits of 1 unit are not known.',
    ])
  })
})

it('says that nothing is checked where the rule is not held', () => {
  const { qualification, ids } = getDiploma('603/5681/9')
  expect(listCombinationWarnings(qualification, ids(1))).toEqual([
    'The rule of combination of this qualification is not held here, so nothing is checked.',
  ])
})
