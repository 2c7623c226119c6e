import type { MappingDocument } from '@crosswalk/frameworks'
import type { Db } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { type EnrolmentRecord, getEnrolmentRecord, listUnitIds } from './enrolments.repository.ts'

/** What tags and decisions of an enrolment are checked against. */
export interface EnrolmentFrame {
  enrolment: EnrolmentRecord
  mapping: MappingDocument
  unitIds: readonly string[]
}

export async function getEnrolmentFrame(db: Db, mappings: MappingReader, enrolmentId: string): Promise<EnrolmentFrame> {
  const enrolment = await getEnrolmentRecord(db, enrolmentId)
  return {
    enrolment,
    mapping: await mappings.getMapping(db, enrolment.mappingId),
    unitIds: await listUnitIds(db, enrolmentId),
  }
}
