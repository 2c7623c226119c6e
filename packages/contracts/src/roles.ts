import { z } from 'zod'

export const ROLES = ['learner', 'assessor', 'iqa', 'leadIqa', 'tutor', 'centreManager'] as const
export type Role = (typeof ROLES)[number]
export const role = z.enum(ROLES)

/** As people say them. */
export const ROLE_NAMES: Record<Role, string> = {
  learner: 'Learner',
  assessor: 'Assessor',
  iqa: 'IQA',
  leadIqa: 'Lead IQA',
  tutor: 'Tutor',
  centreManager: 'Centre manager',
}

export const STAFF_ROLES = ['assessor', 'iqa', 'leadIqa', 'tutor', 'centreManager'] as const satisfies readonly Role[]

export const RELATIONSHIP_KINDS = ['assessor', 'tutor', 'iqa', 'countersigner'] as const
export type RelationshipKind = (typeof RELATIONSHIP_KINDS)[number]
export const relationshipKind = z.enum(RELATIONSHIP_KINDS)

export const RELATIONSHIP_NAMES: Record<RelationshipKind, string> = {
  assessor: 'Assessor',
  tutor: 'Tutor',
  iqa: 'IQA',
  countersigner: 'Countersigner',
}

/** In the middle of a sentence. */
export const RELATIONSHIP_WORDS: Record<RelationshipKind, string> = {
  assessor: 'assessor',
  tutor: 'tutor',
  iqa: 'IQA',
  countersigner: 'countersigner',
}

/** Who can be it: a person with one of these roles. People are chosen among those with the first. */
export const ROLES_OF: Record<RelationshipKind, readonly [Role, ...Role[]]> = {
  assessor: ['assessor'],
  tutor: ['tutor'],
  iqa: ['iqa', 'leadIqa'],
  countersigner: ['assessor'],
}
