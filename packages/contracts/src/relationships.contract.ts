/** Who is what to an enrolment, from when to when. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { relationshipKind } from './roles.ts'
import { day, enrolmentId, givenDay, nothing, personId, personName, relationshipId } from './shapes.ts'

export const relationship = z.object({
  id: relationshipId,
  kind: relationshipKind,
  person: personName,
  from: day,
  to: day.nullable(),
})

export const listRelationships = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/relationships',
  summary: 'Who is assessor, tutor, IQA and countersigner of an enrolment, from when to when.',
  tag: 'Enrolments',
  scope: 'person',
  params: z.object({ id: enrolmentId }),
  status: 200,
  reply: z.object({ relationships: z.array(relationship) }),
  errors: ['record.notFound'],
})

export const addRelationship = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/relationships',
  summary: 'Relate a person to an enrolment. Their screens gain it at once, from the day it starts.',
  tag: 'Enrolments',
  scope: 'centreManager',
  params: z.object({ id: enrolmentId }),
  body: z.object({ kind: relationshipKind, personId, from: givenDay, to: givenDay.optional() }),
  status: 201,
  reply: relationship,
  errors: ['record.notFound', 'access.separation', 'access.refused'],
  idempotent: true,
})

export const endRelationship = defineEndpoint({
  method: 'POST',
  path: '/relationships/:id/ending',
  summary: 'End a relationship on a day. Past decisions keep their name.',
  tag: 'Enrolments',
  scope: 'centreManager',
  params: z.object({ id: relationshipId }),
  body: z.object({ to: givenDay }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound'],
})
