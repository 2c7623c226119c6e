/**
 * A progress row as it goes over the wire: alone, in a cohort's list and live, always made here. Learners and staff get
 * different shapes; each is checked against its contract once, and kept as text while nothing in it changes.
 */
import { type LearnerRow, learnerRow, type StaffRow, staffRow } from '@crosswalk/contracts'
import { JsonText } from '../http/json-text.ts'
import type { ProgressRowRecord } from '../progress-rows/progress-rows.repository.ts'

export type Audience = 'learner' | 'staff'

/** What stands on a row besides the row itself, and tells whether a text of it is still right. */
export interface RowHead {
  enrolmentId: string
  programmeId: string
  /** Changes with everything that the row's record holds. */
  sequence: number
  name: string
  /** Who assesses it today: a relationship begins and ends without a ledger entry of that day. */
  assessorIds: readonly string[]
}

/** Rows come to about 800 bytes. */
const TEXTS_KEPT = 20_000

export type WireRows = ReturnType<typeof createWireRows>

export function createWireRows() {
  const kept = new Map<string, { stamp: string; text: JsonText }>()

  return {
    find(head: RowHead, audience: Audience): JsonText | null {
      const known = kept.get(toKey(head, audience))
      return known?.stamp === toStamp(head) ? known.text : null
    },

    /** From the record of the same moment as the head. */
    make(head: RowHead, record: ProgressRowRecord, audience: Audience): JsonText {
      const text =
        audience === 'staff'
          ? JsonText.of(staffRow, toStaffRow(head, record))
          : JsonText.of(learnerRow, toLearnerRow(head, record))
      const key = toKey(head, audience)
      kept.delete(key)
      kept.set(key, { stamp: toStamp(head), text })
      const [oldest] = kept.keys()
      if (kept.size > TEXTS_KEPT && oldest !== undefined) kept.delete(oldest)
      return text
    },
  }
}

export function toLearnerRow(head: RowHead, record: ProgressRowRecord): LearnerRow {
  const { facts } = record
  return {
    enrolmentId: record.enrolmentId,
    learnerId: record.learnerId,
    name: head.name,
    programmeId: record.programmeId,
    criteriaKey: record.criteriaKey,
    unitIds: [...facts.unitIds],
    notApplying: [...facts.notApplying],
    levels: record.levels,
    openReferrals: [...facts.openReferrals],
    ksbEvidence: [...facts.ksbEvidence],
    confirmations: [...facts.confirmations],
    flags: [...facts.flags],
    sequence: record.sequence,
  }
}

export function toStaffRow(head: RowHead, record: ProgressRowRecord): StaffRow {
  return {
    ...toLearnerRow(head, record),
    cohortId: record.cohortId,
    assessorIds: [...head.assessorIds],
    changedAt: record.changedAt.toISOString(),
  }
}

const toKey = (head: RowHead, audience: Audience): string => `${audience} ${head.enrolmentId}`

const toStamp = ({ sequence, name, assessorIds }: RowHead): string => `${sequence} ${assessorIds.join(' ')} ${name}`
