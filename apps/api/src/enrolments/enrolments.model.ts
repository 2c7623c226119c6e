import type { Enrolment } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import { isAtLeast, toLevel } from '@crosswalk/progress'
import type { RelationshipRecord } from '../relationships/relationships.repository.ts'
import type { EnrolmentRecord, EnrolmentSummaryRecord, StandingStatus, UnitMark } from './enrolments.repository.ts'
import { type AnnouncedRecord, toAnnounced, toName } from './status-history.model.ts'

export interface EnrolmentParts {
  enrolment: EnrolmentRecord
  status: StandingStatus
  announced: AnnouncedRecord | null
  jobRoleDecidedBy: string | null
  unitIds: readonly string[]
  levels: string
  marks: ReadonlyMap<string, UnitMark>
  relationships: readonly RelationshipRecord[]
  mapping: MappingDocument
  names: ReadonlyMap<string, string>
  can: Enrolment['can']
}

export function toEnrolmentSummary(record: EnrolmentSummaryRecord) {
  const { id, programmeId, programmeName, cohortId, cohortName, status, startsOn, plannedEndOn, employer } = record
  const summary = { id, programmeId, programmeName, cohortId, cohortName, status, startsOn, plannedEndOn }
  return { ...summary, ...(employer !== null && { employer }) }
}

export function toRelationship({ id, kind, person, from, to }: RelationshipRecord) {
  return { id, kind, person, from, to }
}

export function toEnrolment(parts: EnrolmentParts): Enrolment {
  const { enrolment, status, mapping } = parts
  const units = mapping.qualification.units.filter(unit => parts.unitIds.includes(unit.id))
  return {
    ...toEnrolmentSummary(enrolment),
    learner: { id: enrolment.learnerId, name: enrolment.learnerName },
    programme: {
      id: enrolment.programmeId,
      name: enrolment.programmeName,
      version: enrolment.programmeVersion,
      mappingId: enrolment.mappingId,
      threshold: enrolment.threshold,
      acceptedTagsNeeded: enrolment.acceptedTagsNeeded,
    },
    // In the qualification’s order, whatever the order in which they were chosen.
    unitIds: units.map(unit => unit.id),
    jobRole: enrolment.jobRole,
    jobRoleDecidedBy: toName(parts.names, parts.jobRoleDecidedBy),
    statusSince: status.sinceOn,
    statusReason: status.reason,
    expectedReturnOn: status.expectedReturnOn,
    announced: parts.announced === null ? null : toAnnounced(parts.announced, parts.names),
    registration: enrolment.registration,
    relationships: parts.relationships.map(toRelationship),
    units: units.map(unit => toUnitSummary(unit, parts)),
    revision: enrolment.revision,
    can: parts.can,
  }
}

function toUnitSummary(
  unit: MappingDocument['qualification']['units'][number],
  { levels, marks, names }: EnrolmentParts,
): Enrolment['units'][number] {
  const reached = unit.criteria.map(criterion => toLevel(levels, criterion.index))
  const mark = marks.get(unit.id)
  const signedOff = mark?.signedOff ?? null
  return {
    unitId: unit.id,
    criteria: unit.criteria.length,
    accepted: reached.filter(level => isAtLeast(level, 'accepted')).length,
    submitted: reached.filter(level => isAtLeast(level, 'submitted')).length,
    signedOffAt: signedOff?.at.toISOString() ?? null,
    signedOffBy: toName(names, signedOff?.by ?? null),
    // [LEVEL-4] Accepted, and by what no signature of the unit lists.
    needsSupplementary: signedOff !== null && reached.includes('accepted'),
    achievement: mark?.achievement ?? null,
  }
}
