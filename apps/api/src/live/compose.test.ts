import { createCountedIds } from '@crosswalk/testkit'
import { expect, it } from 'vitest'
import { createWireRows } from '../progress/wire-row.ts'
import { type Composition, composeText } from './compose.ts'
import type { ChangedRow } from './live.repository.ts'

const ids = createCountedIds()

function row(sequence: number): ChangedRow {
  const [id, learnerId, programmeId] = [ids.create('enr'), ids.create('lrn'), ids.create('prg')]
  const facts = { unitIds: [], notApplying: [], openReferrals: [], ksbEvidence: [], confirmations: [], flags: [] }
  const own = { centreId: 'ctr_a', learnerId, cohortId: null, programmeId }
  return {
    enrolment: { id, learnerId, programmeId },
    programmeVersion: 1,
    status: 'onProgramme',
    name: 'Ben Okafor',
    assessorIds: [],
    record: { enrolmentId: id, ...own, criteriaKey: 'key', levels: '01', facts, sequence, changedAt: new Date(0) },
  }
}

function compose(rows: ChangedRow[], rest: Partial<Composition> = {}): string | null {
  const none = new Set<string>()
  const everything = { wholeCentre: true, programmeIds: none, enrolmentIds: none, judgedEnrolmentIds: none }
  return composeText({
    hearer: {
      personId: 'per_me',
      roles: ['centreManager'],
      visibility: { ...everything, judgesWholeCentre: false, ownLearnerId: null, selfLearnerId: null },
    },
    after: 10,
    changes: { head: 20, rows, entries: [], accessChanges: new Map(), isFlood: false },
    wireRows: createWireRows(),
    assessing: { today: '2026-11-20', assessorIds: new Set() },
    access: null,
    also: [],
    ...rest,
  })
}

const idsOf = (text: string | null) => [...(text ?? '').matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))

it('tells sequences in their order, and nothing that was told before', () => {
  const text = compose([row(15), row(10), row(12), row(15)])
  expect(idsOf(text)).toEqual([12, 15])
  expect(text?.match(/^event: row$/gm)).toHaveLength(3)
})

it('tells what was gained after what was lost, also where it is the same enrolment in another shape', () => {
  const both = row(12)
  const gained = row(3)
  const access = { sequence: 14, lost: [both.enrolment.id], gained: [both, gained] }
  const text = compose([both], { access })
  expect([...(text ?? '').matchAll(/^event: (\w+)$/gm)].map(([, event]) => event)).toEqual(['gone', 'row', 'row'])
  expect(idsOf(text)).toEqual([14])
})

it('says nothing where there is nothing to say', () => {
  expect(compose([])).toBe('')
})

it('does not tell more rows one by one than can be fetched more quickly', () => {
  const many = Array.from({ length: 501 }, () => row(15))
  expect(compose(many)).toBeNull()
  expect(compose(many.slice(1))).not.toBeNull()
})
