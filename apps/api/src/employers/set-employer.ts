/** Which employer an enrolment has: one entry, whoever adds or changes the enrolment. */
import type { EnrolmentEmployer } from '@crosswalk/contracts'
import type { WriteDb } from '../db/store.ts'
import { appError, invalidField } from '../http/app-error.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { endAccessesOfEnrolment } from '../outside/end-accesses.repository.ts'
import { findEmployerRecord, findLineManager, findSite, listEnrolmentEmployers } from './employers.repository.ts'

export interface ChosenEmployer {
  id: string
  siteId?: string | undefined
  lineManagerId?: string | undefined
  from?: string | undefined
}

interface Of {
  centreId: string
  actorId: string
  learnerId: string
  enrolmentId: string
}

/** Nothing is written where nothing changes. `path` is where the employer stands in what was sent. */
export async function setEmployer(
  db: WriteDb,
  of: Of,
  chosen: ChosenEmployer | null,
  today: string,
  path = 'employer',
): Promise<void> {
  const { enrolmentId } = of
  const standing = (await listEnrolmentEmployers(db, [enrolmentId])).get(enrolmentId) ?? null
  if (chosen === null) {
    if (standing === null) return
    await appendEntry(db, { ...of, kind: 'enrolment.employerSet', data: { enrolmentId, employer: null } })
    await endAccessesOfEnrolment(db, of, enrolmentId, 'employerChanged')
    return
  }
  const isSame =
    standing !== null &&
    standing.id === chosen.id &&
    standing.siteId === chosen.siteId &&
    standing.lineManager?.id === chosen.lineManagerId
  if (isSame && (chosen.from === undefined || chosen.from === standing.from)) return
  await requireOffered(db, of, chosen, standing, path)
  const employer = {
    employerId: chosen.id,
    siteId: chosen.siteId ?? null,
    lineManagerId: chosen.lineManagerId ?? null,
    fromOn: chosen.from ?? (standing?.id === chosen.id ? standing.from : today),
  }
  await appendEntry(db, { ...of, kind: 'enrolment.employerSet', data: { enrolmentId, employer } })
  const isSameManager = (standing?.lineManager?.id ?? null) === employer.lineManagerId
  if (!isSameManager) await endAccessesOfEnrolment(db, of, enrolmentId, 'employerChanged')
}

async function requireOffered(
  db: WriteDb,
  { centreId }: Of,
  chosen: ChosenEmployer,
  standing: EnrolmentEmployer | null,
  path: string,
): Promise<void> {
  const employer = await findEmployerRecord(db, chosen.id, undefined)
  if (employer === null || employer.centreId !== centreId) throw appError('record.notFound')
  if (employer.closed && employer.id !== standing?.id) {
    throw invalidField(`${path}.id`, `${employer.name} is closed. Open it again first.`)
  }
  if (chosen.siteId !== undefined) {
    const site = await findSite(db, chosen.siteId)
    if (site?.employerId !== employer.id)
      throw invalidField(`${path}.siteId`, `This is not a site of ${employer.name}.`)
    if (site.closed && chosen.siteId !== standing?.siteId) {
      throw invalidField(`${path}.siteId`, 'This site is closed. Open it again first.')
    }
  }
  if (chosen.lineManagerId !== undefined) {
    const manager = await findLineManager(db, chosen.lineManagerId)
    if (manager?.employerId !== employer.id) {
      throw invalidField(`${path}.lineManagerId`, `This is not a line manager of ${employer.name}.`)
    }
    if (manager.closed && chosen.lineManagerId !== standing?.lineManager?.id) {
      throw invalidField(`${path}.lineManagerId`, 'This line manager is closed. Open them again first.')
    }
  }
}
