/**
 * A progress row as it goes over the wire: alone, in a cohort's list and live, always made here. Learners and staff get
 * different shapes; each is checked against its contract once, and kept as text while nothing in it changes.
 */
import { type EnrolmentStatus, type LearnerRow, learnerRow, type StaffRow, staffRow } from '@crosswalk/contracts'
import { JsonText } from '../http/json-text.ts'
import type { ProgressRowRecord } from '../progress-rows/progress-rows.repository.ts'

export type Audience = 'learner' | 'staff'

/** Which row, and which of its states: the sequence changes with whatever the row shows, name and relationships included. */
export interface RowRef {
  enrolmentId: string
  sequence: number
}

/** What changes on rows without an entry of their own: the day, and who of the centre is an assessor. */
export interface Assessing {
  today: string
  assessorIds: ReadonlySet<string>
}

export interface LoadedRow {
  record: ProgressRowRecord
  /** Which version of its programme it follows. */
  programmeVersion: number
  status: EnrolmentStatus
  name: string
  /** Who assesses it today. */
  assessorIds: readonly string[]
}

export interface WireRow {
  text: JsonText
  programmeId: string
  programmeVersion: number
  assessorIds: readonly string[]
}

interface Kept extends WireRow {
  sequence: number
  assessing: Assessing
}

/** Rows come to about 800 bytes. */
const ROWS_KEPT = 20_000

export type WireRows = ReturnType<typeof createWireRows>

export function createWireRows() {
  const kept: Record<Audience, Map<string, Kept>> = { staff: new Map(), learner: new Map() }
  const assessingOf = new Map<string, { head: number; assessing: Assessing }>()

  return {
    /** The same object while nothing in it differs, so that it can be compared at a glance. */
    async getAssessing(
      { centreId, head, today }: { centreId: string; head: number; today: string },
      listAssessors: () => Promise<string[]>,
    ): Promise<Assessing> {
      const known = assessingOf.get(centreId)
      if (known?.head === head && known.assessing.today === today) return known.assessing
      const assessorIds = new Set(await listAssessors())
      const isSame =
        known?.assessing.today === today &&
        known.assessing.assessorIds.size === assessorIds.size &&
        [...assessorIds].every(id => known.assessing.assessorIds.has(id))
      const assessing = isSame ? known.assessing : { today, assessorIds }
      assessingOf.set(centreId, { head, assessing })
      return assessing
    },

    find({ enrolmentId, sequence }: RowRef, assessing: Assessing, audience: Audience): WireRow | null {
      const known = kept[audience].get(enrolmentId)
      return known?.sequence === sequence && known.assessing === assessing ? known : null
    },

    make(row: LoadedRow, assessing: Assessing, audience: Audience): WireRow {
      const { enrolmentId, sequence, programmeId } = row.record
      const text =
        audience === 'staff' ? JsonText.of(staffRow, toStaffRow(row)) : JsonText.of(learnerRow, toLearnerRow(row))
      const made: Kept = {
        text,
        programmeId,
        programmeVersion: row.programmeVersion,
        assessorIds: row.assessorIds,
        sequence,
        assessing,
      }
      const rows = kept[audience]
      rows.delete(enrolmentId)
      rows.set(enrolmentId, made)
      const [oldest] = rows.keys()
      if (rows.size > ROWS_KEPT && oldest !== undefined) rows.delete(oldest)
      return made
    },
  }
}

function toLearnerRow({ record, programmeVersion, name }: LoadedRow): LearnerRow {
  const { facts } = record
  return {
    enrolmentId: record.enrolmentId,
    learnerId: record.learnerId,
    name,
    programmeId: record.programmeId,
    programmeVersion,
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

function toStaffRow(row: LoadedRow): StaffRow {
  return {
    ...toLearnerRow(row),
    cohortId: row.record.cohortId,
    status: row.status,
    assessorIds: [...row.assessorIds],
    changedAt: row.record.changedAt.toISOString(),
  }
}
