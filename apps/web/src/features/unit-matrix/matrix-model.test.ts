import type { UnitRecord } from '@crosswalk/contracts'
import { expect, it } from 'vitest'
import { toUnitMatrix } from './matrix-model.ts'

type Part = { criteria: UnitRecord['criteria']; cells: UnitRecord['cells']; evidence: UnitRecord['evidence'] }

const criterion = (number: string, level: UnitRecord['criteria'][number]['level'] = 'none') => ({
  criterionId: `cri ${number}`,
  number,
  text: null,
  level,
  acceptedTags: 0,
  acceptedTagsNeeded: 1,
  achievement: null,
})

const item = (reference: string) => ({
  id: reference,
  reference,
  title: reference,
  method: 'WP' as const,
  occurredOn: null,
  addedAt: '2026-11-01T10:00:00.000Z',
})

const cell = (number: string, evidenceId: string, status: UnitRecord['cells'][number]['status']) => ({
  criterionId: `cri ${number}`,
  evidenceId,
  tagId: `${number} ${evidenceId}`,
  status,
  locator: null,
  referralClosed: false,
  waitsForCountersignature: false,
  agreed: false,
  decision: null,
})

function toRecord({ criteria, cells, evidence }: Part, notHeld: string[]): UnitRecord {
  const unit = {
    id: 'uni',
    number: 15,
    label: 'Unit 15',
    title: null,
    uan: null,
    credits: null,
    level: null,
    group: null,
    complete: false,
    notHeld,
    criteria: [],
    provenance: { source: 'a test', confirmed: true },
  }
  return {
    enrolmentId: 'enr',
    learner: { id: 'lrn', name: 'Callum Reid' },
    unit,
    taken: true,
    criteria,
    cells,
    evidence,
    level: 'none',
    signOffs: [],
    achievement: null,
    obstacles: [],
    needsSupplementary: [],
    addedSinceSignOff: [],
    revision: 1,
    can: { signOff: true, reopen: false, addEvidence: true, decide: true, achieve: true, endAchievement: false },
  }
}

it('orders criteria naturally under their learning outcomes, with the gaps that are known', () => {
  const criteria = [criterion('2.10'), criterion('2.9', 'accepted'), criterion('1.1', 'signedOff')]
  const matrix = toUnitMatrix(toRecord({ criteria, cells: [], evidence: [] }, ['1.4']))
  expect(
    matrix.groups.map(group => [
      group.learningOutcome,
      group.accepted,
      group.held,
      group.rows.map(row => (row.kind === 'criterion' ? row.criterion.number : `${row.number} not held`)),
    ]),
  ).toEqual([
    ['1', 1, 1, ['1.1', '1.4 not held']],
    ['2', 1, 2, ['2.9', '2.10']],
  ])
})

it('puts each tag under its evidence, counts the marks, and finds the empty rows', () => {
  const matrix = toUnitMatrix(
    toRecord(
      {
        criteria: [criterion('1.1'), criterion('1.2'), criterion('1.3')],
        evidence: [item('OB1'), item('WP1')],
        cells: [
          cell('1.1', 'WP1', 'accepted'),
          cell('1.1', 'OB1', 'referred'),
          cell('1.2', 'WP1', 'submitted'),
          cell('1.2', 'OB1', 'draft'),
        ],
      },
      [],
    ),
  )
  expect(matrix.walked.map(row => row.cells.map(found => found?.status ?? null))).toEqual([
    ['referred', 'accepted'],
    ['draft', 'submitted'],
    [null, null],
  ])
  expect(matrix.counts).toEqual({ accepted: 1, waiting: 1, referred: 1, notUsed: 0 })
  expect(matrix.columns).toEqual([
    { accepted: 0, tags: 2 },
    { accepted: 1, tags: 2 },
  ])
  expect(matrix.emptyRows).toBe(1)
})
