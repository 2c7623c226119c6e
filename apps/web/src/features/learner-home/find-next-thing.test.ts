import { computeKsbProgress } from '@crosswalk/progress'
import { describe, expect, it } from 'vitest'
import { bundledMapping, criterionId, rowOf } from '../../lib/bundled-mapping.test-utils.ts'
import { compiledOf } from '../../lib/compiled-mapping.ts'
import type { Waiting } from './api/get-waiting.ts'
import { findNextThing } from './find-next-thing.ts'

const mapping = bundledMapping()
const programme = { threshold: 'accepted', acceptedTagsNeeded: 1 } as const
const person = { id: 'per_1', name: 'Tom Ashworth' }
const nothing: Waiting = { referrals: [], drafts: [], records: [], waitingForStaff: 0, feedback: [] }
const referral = (reference: string, dueOn: string | null, tags: Waiting['referrals'][number]['tags'] = []) => ({
  evidenceId: `evd_${reference}`,
  reference,
  title: 'Parcel call',
  method: 'WP' as const,
  feedback: 'When did you do it?',
  dueOn,
  decidedBy: person,
  decidedAt: '2026-11-14T10:00:00.000Z',
  tags,
})
const draft = (reference: string, addedAt: string) => ({
  evidenceId: `evd_${reference}`,
  reference,
  title: 'Angry caller',
  method: 'RA' as const,
  addedAt,
  tags: 2,
})

function next(waiting: Partial<Waiting>, levels: Record<string, number> = {}, hasUnsaved = false) {
  const row = rowOf(mapping, levels)
  const ksbs = computeKsbProgress(compiledOf(mapping), programme, row)
  return findNextThing({ waiting: { ...nothing, ...waiting }, mapping, ksbs, row, hasUnsaved })
}

const scopeOf = (code: string) => {
  const ksb = mapping.standard.ksbs.find(each => each.code === code)
  return mapping.rows.find(row => row.ksbId === ksb?.id)?.criterionIds ?? []
}
const at = (ids: readonly string[], level: number) => Object.fromEntries(ids.map(id => [id, level]))

describe('the one next thing', () => {
  it('is the referral that is due soonest, before any draft', () => {
    const found = next({
      referrals: [referral('WP6', '2026-12-03'), referral('WP2', '2026-11-25'), referral('WP1', null)],
      drafts: [draft('RA2', '2026-11-20T10:00:00.000Z')],
    })
    expect(found).toMatchObject({ kind: 'referral', referral: { reference: 'WP2' } })
  })

  it('names the places of a referral and the KSBs that they bring closer', () => {
    const id = criterionId(mapping, 15, '2.6')
    const found = next({ referrals: [referral('WP6', null, [{ tagId: 'tag_1', criterionId: id }])] })
    expect(found).toMatchObject({ kind: 'referral', places: [{ unitNumber: 15, number: '2.6' }] })
    expect(found.kind === 'referral' && found.ksbCodes.length).toBeGreaterThan(0)
  })

  it('is then a record that waits for their word', () => {
    const record = {
      evidenceId: 'evd_OB1',
      reference: 'OB1',
      title: 'At the desk',
      method: 'OB' as const,
      writtenBy: 'Tom Ashworth',
      askedAt: '2026-11-14T10:00:00.000Z',
      isOverdue: false,
    }
    const drafts = [draft('RA1', '2026-11-01T10:00:00.000Z')]
    expect(next({ records: [record], drafts })).toMatchObject({ kind: 'record', record: { reference: 'OB1' } })
  })

  it('is then what was written and not sent, and then the newest draft', () => {
    const drafts = [draft('RA1', '2026-11-01T10:00:00.000Z'), draft('RA2', '2026-11-20T10:00:00.000Z')]
    expect(next({ drafts }, {}, true)).toEqual({ kind: 'unsaved' })
    expect(next({ drafts })).toMatchObject({ kind: 'draft', draft: { reference: 'RA2' } })
  })

  it('is the first evidence, for somebody who has none', () => {
    expect(next({})).toEqual({ kind: 'first' })
  })

  it('is then the KSB with fewest criteria left to submit', () => {
    const [left = '', ...others] = scopeOf('K2')
    const found = next({}, at(others, 4))
    expect(found).toMatchObject({ kind: 'ksb', ksb: { code: 'K2' }, left: [{ criterionId: left }] })
  })

  it('asks nothing of a learner for what waits for a decision', () => {
    const found = next({}, at(scopeOf('K2'), 3))
    expect(found.kind === 'ksb' && found.ksb.code).not.toBe('K2')
  })

  it('[KSB-3] is then a KSB that needs its own evidence, once all else is submitted', () => {
    const all = mapping.qualification.units.flatMap(unit => unit.criteria.map(({ id }) => id))
    expect(next({}, at(all, 3))).toMatchObject({ kind: 'ownEvidence', ksb: { code: 'K1' } })
  })
})
