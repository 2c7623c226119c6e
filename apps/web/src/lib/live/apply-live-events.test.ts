import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { COHORT_ID, makeCohort, makeRow, moveOn } from '../../fixtures/make-cohort.ts'
import { keys } from '../query-keys.ts'
import { applyLiveEvents, keysOfNotice, replaceRow } from './apply-live-events.ts'

describe('a live row', () => {
  it('takes the place of the one held, and the newest sequence wins whichever way it came', () => {
    const cohort = makeCohort(3)
    const row = moveOn(makeRow(1))
    const next = replaceRow(cohort, row)
    if (next === 'unknownProgramme') throw new Error('the programme is known')
    expect(next.rows[1]).toBe(row)
    expect(next.rows[0]).toBe(cohort.rows[0])
    expect(replaceRow(next, makeRow(1))).toBe(next)
  })

  it('joins the cohort that it is new to, and leaves the one that it was moved from', () => {
    const cohort = makeCohort(2)
    const joined = replaceRow(cohort, makeRow(7))
    expect(joined !== 'unknownProgramme' && joined.rows).toHaveLength(3)
    const left = replaceRow(cohort, { ...makeRow(1), cohortId: 'coh_other', sequence: 99 })
    expect(left !== 'unknownProgramme' && left.rows.map(({ enrolmentId }) => enrolmentId)).toEqual(['enr_00000'])
    expect(replaceRow(cohort, { ...makeRow(8), cohortId: 'coh_other' })).toBe(cohort)
  })

  it('leaves the list as its learner completes or withdraws, unless all are shown', () => {
    const cohort = makeCohort(2)
    const gone = { ...moveOn(makeRow(1)), status: 'withdrawn' as const }
    const left = replaceRow(cohort, gone)
    expect(left !== 'unknownProgramme' && left.rows.map(({ enrolmentId }) => enrolmentId)).toEqual(['enr_00000'])
    const all = replaceRow({ ...cohort, show: 'all' }, gone)
    expect(all !== 'unknownProgramme' && all.rows[1]).toBe(gone)
  })

  it('of a programme that is not held wants the list afresh', () => {
    expect(replaceRow(makeCohort(1), { ...makeRow(5), programmeId: 'prg_new' })).toBe('unknownProgramme')
  })
})

describe('live events in the query cache', () => {
  it('drop an enrolment to which access was lost', () => {
    const queryClient = new QueryClient()
    queryClient.setQueryData(keys.cohortProgress(COHORT_ID), makeCohort(3))
    applyLiveEvents(queryClient, [{ event: 'gone', data: { enrolmentId: 'enr_00001' } }])
    const held = queryClient.getQueryData<ReturnType<typeof makeCohort>>(keys.cohortProgress(COHORT_ID))
    expect(held?.rows.map(({ enrolmentId }) => enrolmentId)).toEqual(['enr_00000', 'enr_00002'])
  })

  it('make stale what rests on a row besides the row itself', () => {
    const queryClient = new QueryClient()
    queryClient.setQueryData(keys.enrolmentKsb('enr_00001', 'ksb_1'), {})
    queryClient.setQueryData(keys.enrolmentKsb('enr_00002', 'ksb_1'), {})
    applyLiveEvents(queryClient, [{ event: 'row', data: makeRow(1) }])
    expect(queryClient.getQueryState(keys.enrolmentKsb('enr_00001', 'ksb_1'))?.isInvalidated).toBe(true)
    expect(queryClient.getQueryState(keys.enrolmentKsb('enr_00002', 'ksb_1'))?.isInvalidated).toBe(false)
  })

  it('make an item with a referral stale: its criterion may be accepted from another item now', () => {
    const queryClient = new QueryClient()
    const hold = (id: string, enrolmentId: string, status: string) =>
      queryClient.setQueryData(keys.evidence(id), { id, tags: [{ enrolmentId, status }] })
    hold('evd_referred', 'enr_00001', 'referred')
    hold('evd_accepted', 'enr_00001', 'accepted')
    hold('evd_elsewhere', 'enr_00002', 'referred')
    queryClient.setQueryData(keys.resubmission('evd_referred'), { resubmission: null })
    applyLiveEvents(queryClient, [{ event: 'row', data: makeRow(1) }])
    const isStale = (id: string) => queryClient.getQueryState(keys.evidence(id))?.isInvalidated
    expect(['evd_referred', 'evd_accepted', 'evd_elsewhere'].map(isStale)).toEqual([true, false, false])
  })

  it('make everything stale after a reset', () => {
    const queryClient = new QueryClient()
    queryClient.setQueryData(keys.people(), [])
    applyLiveEvents(queryClient, [{ event: 'reset', data: { reason: 'accessChanged', sequence: 5 } }])
    expect(queryClient.getQueryState(keys.people())?.isInvalidated).toBe(true)
  })

  it('lead a notice to the learner, the enrolment and the evidence that it is about', () => {
    expect(keysOfNotice({ kind: 'evidence', sequence: 1, learnerId: 'lrn_1', evidenceId: 'evd_1' })).toEqual(
      expect.arrayContaining([keys.learner('lrn_1'), keys.evidence('evd_1'), keys.toAssess()]),
    )
  })
})
