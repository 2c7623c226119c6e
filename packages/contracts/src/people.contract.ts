import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { relationshipKind, role } from './roles.ts'
import {
  day,
  email,
  enrolmentId,
  givenDay,
  instant,
  learnerId,
  line,
  names,
  nextCursor,
  nothing,
  pageQuery,
  personId,
  personName,
  reason,
  revision,
} from './shapes.ts'

export const person = z.object({
  id: personId,
  name: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string(),
  email: z.string().nullable(),
  roles: z.array(role),
  /** TAG-3: decisions made on these days wait for a countersignature. */
  inTraining: z.boolean(),
  inTrainingFrom: day.nullable(),
  inTrainingTo: day.nullable(),
  /** The days on which they may erase files and words, for good. */
  mayEraseFrom: day.nullable(),
  mayEraseTo: day.nullable(),
  /** none: no way to sign in · invited: a link is out · active · closed */
  account: z.enum(['none', 'invited', 'active', 'closed']),
  lastSignedInAt: instant.nullable(),
  revision,
})
export type Person = z.infer<typeof person>

export const listPeople = defineEndpoint({
  method: 'GET',
  path: '/people',
  summary: 'People of the centre. Staff who are no managers get names and roles of staff only, for choosing.',
  tag: 'People',
  scope: 'staff',
  query: z.object({ ...pageQuery, role: role.optional(), search: z.string().max(100).optional() }),
  status: 200,
  reply: z.object({ people: z.array(person), nextCursor }),
  errors: [],
})

export const addPerson = defineEndpoint({
  method: 'POST',
  path: '/people',
  summary: 'Add a member of staff. Learners come in with their enrolment.',
  tag: 'People',
  scope: 'centreManager',
  body: z.object({
    ...names,
    email: email.optional(),
    roles: z.array(role).min(1, { error: 'Choose at least one role.' }).max(6),
    inTrainingFrom: givenDay.optional(),
    inTrainingTo: givenDay.optional(),
  }),
  status: 201,
  reply: person,
  errors: ['email.taken'],
  idempotent: true,
})

export const getPerson = defineEndpoint({
  method: 'GET',
  path: '/people/:id',
  summary: 'One person of the centre.',
  tag: 'People',
  scope: 'centreManager',
  params: z.object({ id: personId }),
  status: 200,
  reply: person,
  errors: ['record.notFound'],
})

export const changePerson = defineEndpoint({
  method: 'PATCH',
  path: '/people/:id',
  summary:
    'Change names, e-mail, roles, the training mark or the power to erase. A role that goes ends its sessions’ access at once.',
  tag: 'People',
  scope: 'centreManager',
  params: z.object({ id: personId }),
  body: z.object({
    revision,
    givenName: line(100, 'The given name').nullable().optional(),
    familyName: line(100, 'The family name').optional(),
    email: email.nullable().optional(),
    roles: z.array(role).max(6).optional(),
    inTrainingFrom: givenDay.nullable().optional(),
    inTrainingTo: givenDay.nullable().optional(),
    mayEraseFrom: givenDay.nullable().optional(),
    mayEraseTo: givenDay.nullable().optional(),
  }),
  status: 200,
  reply: person,
  errors: ['record.notFound', 'conflict.stale', 'email.taken'],
})

export const invitePerson = defineEndpoint({
  method: 'POST',
  path: '/people/:id/invitation',
  summary: 'Send a link to set a password (new or forgotten). Without SMTP the link is shown here, once.',
  tag: 'People',
  scope: 'centreManager',
  params: z.object({ id: personId }),
  status: 201,
  reply: z.object({ sentTo: z.string(), link: z.string().nullable(), expiresAt: instant }),
  errors: ['record.notFound', 'account.closed'],
})

/** Who takes over from somebody, by what they are to enrolments. */
const takers = z.object({
  assessor: personId.optional(),
  countersigner: personId.optional(),
  tutor: personId.optional(),
  iqa: personId.optional(),
})
export type Takers = z.infer<typeof takers>

/** `ends`: nobody takes over. `isAlready`: whoever takes over is the same there already. */
const LEAVING_EFFECTS = ['moves', 'isAlready', 'isTheLearner', 'ends'] as const

export const previewClosing = defineEndpoint({
  method: 'GET',
  path: '/people/:id/closing',
  summary:
    'What closing a person’s access would do to each enrolment that they are something to, with these who take over. Changes nothing.',
  tag: 'People',
  scope: 'centreManager',
  params: z.object({ id: personId }),
  query: takers,
  status: 200,
  reply: z.object({
    kinds: z.array(
      z.object({
        kind: relationshipKind,
        taker: personName.nullable(),
        enrolments: z.array(
          z.object({
            id: enrolmentId,
            learner: z.object({ id: learnerId, name: z.string() }),
            programmeName: z.string(),
            effect: z.enum(LEAVING_EFFECTS),
            /** Nobody would be this to the enrolment any more. Without an assessor, closing is refused. */
            isLeftAlone: z.boolean(),
            /** Evidence that waits for an assessor. */
            toAssess: z.int(),
          }),
        ),
      }),
    ),
  }),
  errors: ['record.notFound', 'access.refused'],
})

export const closeAccount = defineEndpoint({
  method: 'POST',
  path: '/people/:id/closing',
  summary:
    'Close a person’s access to this centre and end what they are to enrolments. Their decisions keep their name. Refused while somebody would be left without an assessor, unless it is said who takes over.',
  tag: 'People',
  scope: 'centreManager',
  params: z.object({ id: personId }),
  body: z.object({ reason, handOver: takers.optional() }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'access.refused'],
})

export const reopenAccount = defineEndpoint({
  method: 'POST',
  path: '/people/:id/reopening',
  summary: 'Give a person back the access that was closed, with the roles that they had.',
  tag: 'People',
  scope: 'centreManager',
  params: z.object({ id: personId }),
  body: z.object({ reason }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'email.taken'],
})
