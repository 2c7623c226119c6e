import type { JobRole } from '@crosswalk/progress'
import { findCohortRecord } from '../cohorts/cohorts.repository.ts'
import type { WriteDb } from '../db/store.ts'
import { type ChosenEmployer, setEmployer } from '../employers/set-employer.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { findProgrammeRecord } from '../programmes/programmes.repository.ts'

export interface NewEnrolment {
  programmeId: string
  unitIds: readonly string[]
  jobRole?: JobRole | undefined
  startsOn: string
  plannedEndOn?: string | undefined
  cohortId?: string | undefined
  employer?: ChosenEmployer | undefined
}

interface By {
  actor: Actor
  ids: Ids
  mappings: MappingReader
}

/** For a learner of the actor's centre. `path` is where the enrolment stands in what was sent. */
export async function addEnrolmentEntry(
  db: WriteDb,
  { actor, ids, mappings }: By,
  learnerId: string,
  enrolment: NewEnrolment,
  path = '',
): Promise<string> {
  const { centreId, personId: actorId } = actor
  const { startsOn, plannedEndOn = null, cohortId = null, jobRole = null } = enrolment
  const programme = await findProgrammeRecord(db, enrolment.programmeId)
  if (programme === null || programme.centreId !== centreId) throw appError('record.notFound')
  if (cohortId !== null) await requireCohort(db, centreId, cohortId)
  requireDates(startsOn, plannedEndOn, path)

  const mapping = await mappings.getMapping(db, programme.mappingId)
  const chosen = new Set(enrolment.unitIds)
  const unitIds = mapping.qualification.units.filter(unit => chosen.has(unit.id)).map(unit => unit.id)
  if (unitIds.length < chosen.size) throw foreignUnits(path)

  const enrolmentId = ids.create('enr')
  await appendEntry(db, {
    centreId,
    actorId,
    learnerId,
    enrolmentId,
    kind: 'enrolment.added',
    data: {
      enrolmentId,
      learnerId,
      programmeId: programme.id,
      programmeVersion: programme.version,
      cohortId,
      startsOn,
      plannedEndOn,
      unitIds,
      jobRole,
    },
  })
  if (enrolment.employer !== undefined) {
    const of = { centreId, actorId, learnerId, enrolmentId }
    await setEmployer(db, of, { from: startsOn, ...enrolment.employer }, startsOn, `${path}employer`)
  }
  return enrolmentId
}

export async function requireCohort(db: WriteDb, centreId: string, cohortId: string): Promise<void> {
  const cohort = await findCohortRecord(db, cohortId)
  if (cohort === null || cohort.centreId !== centreId) throw appError('record.notFound')
}

export function requireDates(startsOn: string, plannedEndOn: string | null, path = ''): void {
  if (plannedEndOn === null || plannedEndOn >= startsOn) return
  throw invalidField(`${path}plannedEndOn`, 'The planned end can’t be before the start.')
}

export function foreignUnits(path = '') {
  return invalidField(`${path}unitIds`, 'Some of these units are not of the programme’s qualification.')
}
