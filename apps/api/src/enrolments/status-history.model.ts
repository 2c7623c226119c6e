/** What was recorded of an enrolment's status, as one history: later words take the place of earlier ones. */
import type { AnnouncedStatus, EnrolmentStatus } from '@crosswalk/contracts'
import { toStretches } from '../clocks/breaks.model.ts'
import { toPreviousDay } from '../dates/centre-day.ts'

export interface StatusRecord {
  status: EnrolmentStatus
  sinceOn: string
  reason: string | null
  expectedReturnOn: string | null
  decidedBy: string | null
  at: Date
  began: number
}

export interface AnnouncedRecord {
  status: EnrolmentStatus
  fromOn: string
  reason: string | null
  expectedReturnOn: string | null
  announcedBy: string | null
  at: Date
}

export interface HistoricStatus extends StatusRecord {
  /** The last day; null while it goes on, and where it counts no more. */
  until: string | null
  isCorrected: boolean
}

/** Newest first, as it was recorded. */
export function toHistory(records: readonly StatusRecord[]): HistoricStatus[] {
  const stretches = toStretches(records)
  const nextOf = new Map(stretches.map((record, at) => [record, stretches[at + 1] ?? null]))
  return [...records]
    .sort((a, b) => b.began - a.began)
    .map(record => {
      const next = nextOf.get(record)
      return { ...record, until: next ? toPreviousDay(next.sinceOn) : null, isCorrected: next === undefined }
    })
}

export function toAnnounced(
  { fromOn, announcedBy, at, ...announced }: AnnouncedRecord,
  names: ReadonlyMap<string, string>,
): AnnouncedStatus {
  return { ...announced, from: fromOn, by: toName(names, announcedBy), at: at.toISOString() }
}

export const toName = (names: ReadonlyMap<string, string>, personId: string | null) =>
  personId === null ? null : { id: personId, name: names.get(personId) ?? '' }
