import { expect, it } from 'vitest'
import { bundledMapping } from '../../lib/bundled-mapping.test-utils.ts'
import { compareVersions, isEmpty, listCauses } from './compare-versions.ts'

const before = bundledMapping('601/3973/0')
const K14 = before.standard.ksbs.find(ksb => ksb.code === 'K14')?.id ?? ''

it('finds nothing between a version and itself', () => {
  expect(isEmpty(compareVersions(before, before))).toBe(true)
})

it('names the criteria that came and went, another rule, and another status of a KSB', () => {
  const row = before.rows.find(({ ksbId }) => ksbId === K14)
  const [first = '', ...rest] = row?.criterionIds ?? []
  const unit = before.qualification.units.find(({ criteria }) => criteria.some(({ id }) => id === first))
  const number = unit?.criteria.find(({ id }) => id === first)?.number
  const after = {
    ...before,
    rows: before.rows.map(one =>
      one.ksbId === K14 ? { ...one, criterionIds: rest, rule: { kind: 'any' } as const } : one,
    ),
  }
  expect(compareVersions(before, after).ksbs).toMatchObject([
    {
      ksb: { code: 'K14' },
      status: null,
      rule: { before: { kind: 'all' }, after: { kind: 'any' } },
      came: [],
      went: [`U${unit?.number} ${number}`],
    },
  ])
  expect(compareVersions(after, before).ksbs).toMatchObject([{ came: [`U${unit?.number} ${number}`], went: [] }])
})

it('tells a criterion that came from one with other words, and a unit that is held whole since', () => {
  const [unit, ...others] = before.qualification.units.filter(({ criteria }) => criteria.length > 1)
  if (unit === undefined) throw new Error('No unit has criteria.')
  const [criterion, ...criteria] = unit.criteria
  if (criterion === undefined) throw new Error('The unit has no criterion.')
  const added = { ...criterion, id: 'crt_added', number: '9.10', text: 'Say it in other words' }
  const after = {
    ...before,
    qualification: {
      ...before.qualification,
      units: [
        { ...unit, complete: true, criteria: [{ ...criterion, text: 'Otherwise' }, ...criteria, added] },
        ...others,
      ],
    },
  }
  const found = compareVersions(before, after)
  const ref = `U${unit.number} ${criterion.number}`
  expect(found.criteria.find(one => one.ref === ref)).toEqual({ ref, before: criterion.text, after: 'Otherwise' })
  expect(found.criteria.find(one => one.before === null)).toMatchObject({ ref: `U${unit.number} 9.10` })
  expect(found.complete).toContain(unit.number)
})

it('names what was decided between two versions, and what was opened again', () => {
  const by = { id: 'per_1', name: 'Ruth Okonjo' }
  const settled = (id: string, discrepancyId: string) => ({
    id,
    discrepancyId,
    choice: 'asRead',
    text: 'As read.',
    reason: 'NCFE said so.',
    asked: null,
    answer: null,
    answeredOn: null,
    settledBy: by,
    settledAt: '2026-11-20T10:00:00.000Z',
  })
  const rule = { ksbId: K14, rule: { kind: 'any' } as const, reason: 'Agreed.', setBy: by }
  const causes = listCauses(
    {
      settlements: [settled('a', 'one'), settled('b', 'two')],
      rules: [{ ...rule, setAt: '2026-11-01T10:00:00.000Z' }],
    },
    {
      settlements: [settled('a', 'one'), settled('c', 'three')],
      rules: [{ ...rule, setAt: '2026-11-20T10:00:00.000Z' }],
    },
  )
  expect(causes.settled.map(one => one.id)).toEqual(['c'])
  expect(causes.opened.map(one => one.id)).toEqual(['b'])
  expect(causes.rules).toHaveLength(1)
})
