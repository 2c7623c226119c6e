/** A unit in one enrolment, with all that its record and its signature rest on: a fixed number of queries. */
import type { MappingDocument, Unit } from '@crosswalk/frameworks'
import { computeUnitSigning, type UnitSigning } from '@crosswalk/progress'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import type { Db } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { findEnrolmentFacts, type LoadedEnrolment } from '../progress-rows/enrolment-facts.repository.ts'
import { computeUnitRevision } from './unit-revision.ts'
import { getProgrammeBegan } from './units.repository.ts'

export interface LoadedUnit extends Pick<LoadedEnrolment, 'programme' | 'facts'> {
  access: EnrolmentAccess
  mapping: MappingDocument
  unit: Unit
  signing: UnitSigning
  revision: number
}

/** Throws `record.notFound` where the enrolment is not there for this person, or its qualification has no such unit. */
export async function loadUnit(
  db: Db,
  mappings: MappingReader,
  actor: Actor,
  { enrolmentId, unitId, today }: { enrolmentId: string; unitId: string; today: string },
): Promise<LoadedUnit> {
  const access = await getEnrolmentAccess(db, actor, enrolmentId, today)
  const loaded = await findEnrolmentFacts(db, enrolmentId, 'all')
  if (loaded === null) throw appError('record.notFound')
  const { programme, facts } = loaded
  const mapping = await mappings.getMapping(db, loaded.mappingId)
  const unit = indexMapping(mapping).units.get(unitId)
  if (unit === undefined) throw appError('record.notFound')
  const programmeBegan = await getProgrammeBegan(db, loaded.programmeId, facts.programmeVersion)
  return {
    access,
    programme,
    facts,
    mapping,
    unit,
    signing: computeUnitSigning(unit, programme, facts),
    revision: computeUnitRevision(unit, facts, programmeBegan),
  }
}
