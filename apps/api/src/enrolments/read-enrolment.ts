import type { Enrolment } from '@crosswalk/contracts'
import type { EnrolmentAccess, Viewer } from '../access/enrolment-access.ts'
import type { Db } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { listPersonNames } from '../people/person-names.repository.ts'
import { listRelationshipRecords } from '../relationships/relationships.repository.ts'
import { toEnrolment } from './enrolments.model.ts'
import { toEnrolmentCan } from './enrolments.policy.ts'
import {
  findJobRoleDecider,
  getEnrolmentRecord,
  getLevels,
  getStandingStatus,
  listUnitIds,
  listUnitMarks,
} from './enrolments.repository.ts'
import { findAnnouncedRecord } from './statuses.repository.ts'

/** The enrolment as it goes out, for whoever may see it: also what a stale edit is shown. */
export async function readEnrolment(
  db: Db,
  mappings: MappingReader,
  viewer: Viewer,
  access: EnrolmentAccess,
): Promise<Enrolment> {
  const { id } = access
  const enrolment = await getEnrolmentRecord(db, id)
  const jobRoleDecidedBy = await findJobRoleDecider(db, id)
  const marks = await listUnitMarks(db, id)
  const announced = await findAnnouncedRecord(db, id)
  const signers = [...marks.values()].map(mark => mark.signedOff?.by ?? null)
  return toEnrolment({
    enrolment,
    status: await getStandingStatus(db, id),
    announced,
    jobRoleDecidedBy,
    unitIds: await listUnitIds(db, id),
    levels: await getLevels(db, id),
    marks,
    relationships: await listRelationshipRecords(db, id),
    mapping: await mappings.getMapping(db, enrolment.mappingId),
    names: await listPersonNames(db, [jobRoleDecidedBy, announced?.announcedBy ?? null, ...signers]),
    can: toEnrolmentCan(access, viewer),
  })
}
