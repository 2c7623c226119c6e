/**
 * What a person is to an enrolment today. Every feature's policy starts here, and says what follows from it.
 *
 * A relationship counts while its dates cover the day and the person still has the role that goes with it.
 */
import {
  type EnrolmentStatus,
  hasEnded,
  RELATIONSHIP_KINDS,
  type RelationshipKind,
  ROLES_OF,
  type Role,
} from '@crosswalk/contracts'
import type { Actor } from '../http/actor.ts'

/** Who asks: a signed-in actor, or whoever a live stream belongs to. */
export type Viewer = Pick<Actor, 'personId' | 'centreId' | 'roles'>

/** Kinds of relationship that count for somebody with these roles. */
export function listKindsThatCount({ roles }: Pick<Viewer, 'roles'>): RelationshipKind[] {
  return RELATIONSHIP_KINDS.filter(kind => ROLES_OF[kind].some(role => roles.includes(role)))
}

export interface EnrolmentFactsOfAccess {
  id: string
  centreId: string
  learnerId: string
  /** The person that the learner is. */
  learnerPersonId: string
  learnerName: string
  programmeId: string
  programmeVersion: number
  cohortId: string | null
  status: EnrolmentStatus
  revision: number
}

export interface EnrolmentAccess extends EnrolmentFactsOfAccess {
  own: boolean
  /** Today’s, with the role that goes with each. */
  relationships: ReadonlySet<RelationshipKind>
  /** IQA of some enrolment of the programme: may read all of the programme’s. */
  iqaOfProgramme: boolean
  leadIqa: boolean
  manages: boolean
}

export interface RelationshipOnDay {
  kind: RelationshipKind
  fromOn: string
  toOn: string | null
}

/** Whether a relationship counts on a day, for somebody with these roles. */
function countsOn(relationship: RelationshipOnDay, roles: readonly Role[], today: string): boolean {
  return (
    relationship.fromOn <= today &&
    (relationship.toOn === null || relationship.toOn >= today) &&
    ROLES_OF[relationship.kind].some(role => roles.includes(role))
  )
}

export function toEnrolmentAccess(
  facts: EnrolmentFactsOfAccess,
  viewer: Viewer,
  relationships: readonly RelationshipOnDay[],
  iqaOfProgramme: boolean,
  today: string,
): EnrolmentAccess {
  return {
    ...facts,
    own: facts.learnerPersonId === viewer.personId && viewer.roles.includes('learner'),
    relationships: new Set(
      relationships.filter(relationship => countsOn(relationship, viewer.roles, today)).map(({ kind }) => kind),
    ),
    iqaOfProgramme,
    leadIqa: viewer.roles.includes('leadIqa'),
    manages: viewer.roles.includes('centreManager'),
  }
}

/** Nobody else sees that the enrolment exists. */
export function canSee(access: EnrolmentAccess): boolean {
  return access.own || isStaffOf(access)
}

/** Sees it as staff: gets the staff’s shapes. A learner who is also their own manager is both. */
export function isStaffOf(access: EnrolmentAccess): boolean {
  return access.relationships.size > 0 || access.iqaOfProgramme || access.leadIqa || access.manages
}

/** Sees every enrolment of the centre, whatever the relationships. */
export function seesWholeCentre(viewer: Viewer): boolean {
  return viewer.roles.includes('centreManager') || viewer.roles.includes('leadIqa')
}

/** A withdrawn or completed enrolment takes nothing more. */
export function isOpen(access: { status: EnrolmentStatus }): boolean {
  return !hasEnded(access.status)
}
