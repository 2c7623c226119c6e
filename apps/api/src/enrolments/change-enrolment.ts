import { type EnrolmentStatus, NEXT_STATUSES } from '@crosswalk/contracts'
import type { JobRole } from '@crosswalk/progress'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import type { WriteDb } from '../db/store.ts'
import { type ChosenEmployer, setEmployer } from '../employers/set-employer.ts'
import type { Actor } from '../http/actor.ts'
import { invalidField } from '../http/app-error.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { endAccessesOfEnrolment } from '../outside/end-accesses.repository.ts'
import { requireCohort, requireDates } from './add-enrolment.ts'
import {
  type EnrolmentRecord,
  getEnrolmentRecord,
  getStandingStatus,
  type StandingStatus,
} from './enrolments.repository.ts'
import { findAnnouncedRecord } from './statuses.repository.ts'

/** What is absent stays as it is. */
export interface EnrolmentChanges {
  revision: number
  jobRole?: JobRole | null | undefined
  cohortId?: string | null | undefined
  plannedEndOn?: string | null | undefined
  registration?: string | null | undefined
  employer?: ChosenEmployer | null | undefined
  status?: EnrolmentStatus | undefined
  statusOn?: string | undefined
  statusReason?: string | undefined
  expectedReturnOn?: string | null | undefined
  /** Null takes back what is announced. */
  announced?: null | undefined
}

/** One entry for each of the things that change: they are decided apart and read apart. */
export async function appendEnrolmentChanges(
  db: WriteDb,
  actor: Actor,
  { id: enrolmentId, learnerId, centreId }: EnrolmentAccess,
  changes: EnrolmentChanges,
  today: string,
): Promise<void> {
  const enrolment = await getEnrolmentRecord(db, enrolmentId)
  const by = { centreId, actorId: actor.personId, learnerId, enrolmentId }

  const details = listDetails(enrolment, changes)
  if (Object.keys(details).length > 0) {
    if (details.cohortId) await requireCohort(db, centreId, details.cohortId)
    requireDates(enrolment.startsOn, details.plannedEndOn ?? null)
    await appendEntry(db, { ...by, kind: 'enrolment.changed', data: { enrolmentId, ...details } })
  }

  if (changes.jobRole !== undefined && changes.jobRole !== enrolment.jobRole) {
    const data = { enrolmentId, jobRole: changes.jobRole }
    await appendEntry(db, { ...by, kind: 'enrolment.jobRoleDecided', data })
  }

  if (changes.employer !== undefined) await setEmployer(db, by, changes.employer, today)

  if (changes.announced === null && (await findAnnouncedRecord(db, enrolmentId)) !== null) {
    await appendEntry(db, { ...by, kind: 'enrolment.announcementTakenBack', data: { enrolmentId } })
  }

  const standing = await getStandingStatus(db, enrolmentId)
  const status = toStatus(standing, changes, today)
  if (isSame(status, standing)) return
  requireStatus(status, standing, enrolment, today)
  if (status.sinceOn > today) {
    const { sinceOn: from, ...announced } = status
    const data = { enrolmentId, from, ...announced }
    await appendEntry(db, { ...by, kind: 'enrolment.statusAnnounced', data })
    return
  }
  await appendEntry(db, { ...by, kind: 'enrolment.statusChanged', data: { enrolmentId, ...status } })
  if (status.status === 'withdrawn') await endAccessesOfEnrolment(db, by, enrolmentId, 'learnerWithdrew')
}

function listDetails(enrolment: EnrolmentRecord, { cohortId, plannedEndOn, registration }: EnrolmentChanges) {
  return {
    ...(cohortId !== undefined && cohortId !== enrolment.cohortId ? { cohortId } : {}),
    ...(plannedEndOn !== undefined && plannedEndOn !== enrolment.plannedEndOn ? { plannedEndOn } : {}),
    ...(registration !== undefined && registration !== enrolment.registration ? { registration } : {}),
  }
}

/** Another status begins today unless said otherwise; the same one keeps what is not said anew. */
function toStatus(standing: StandingStatus, changes: EnrolmentChanges, today: string): StandingStatus {
  const { status = standing.status, statusOn, statusReason, expectedReturnOn } = changes
  const kept = status === standing.status ? standing : { status, sinceOn: today, reason: null, expectedReturnOn: null }
  return {
    status,
    sinceOn: statusOn ?? kept.sinceOn,
    reason: statusReason ?? kept.reason,
    expectedReturnOn: expectedReturnOn === undefined ? kept.expectedReturnOn : expectedReturnOn,
  }
}

function isSame(one: StandingStatus, other: StandingStatus): boolean {
  return (
    one.status === other.status &&
    one.sinceOn === other.sinceOn &&
    one.reason === other.reason &&
    one.expectedReturnOn === other.expectedReturnOn
  )
}

function requireStatus(
  status: StandingStatus,
  standing: StandingStatus,
  { startsOn }: EnrolmentRecord,
  today: string,
): void {
  const earliest = status.status === standing.status || standing.sinceOn < startsOn ? startsOn : standing.sinceOn
  const isAnother = status.status !== standing.status
  if (isAnother && !NEXT_STATUSES[standing.status].includes(status.status)) {
    const first = standing.status === 'onBreak' ? 'return from the break' : 'restart'
    throw invalidField('status', `Record the ${first} first.`)
  }
  if (!isAnother && status.sinceOn !== standing.sinceOn && status.sinceOn > today) {
    throw invalidField('statusOn', 'This is the status already: its first day can’t be one to come.')
  }
  if (status.sinceOn < earliest && status.sinceOn !== today) {
    throw invalidField('statusOn', `This can’t be before ${earliest}, when the status before it began.`)
  }
  if (status.status === 'withdrawn' && status.reason === null) {
    throw invalidField('statusReason', 'Say why the learner withdraws.')
  }
  if (status.expectedReturnOn === null) return
  if (status.status !== 'onBreak') throw invalidField('expectedReturnOn', 'Only a break has an expected return.')
  if (status.expectedReturnOn < status.sinceOn) {
    throw invalidField('expectedReturnOn', 'The expected return can’t be before the break.')
  }
}
