/** Comments on evidence, on a unit and on a KSB of an enrolment, each for one audience. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentId, evidenceId, idOf, instant, ksbId, nothing, personName, prose, unitId } from './shapes.ts'

/** Whom a comment is for. It never changes, and a reply has it from what it answers. */
export const COMMENT_AUDIENCES = ['learnerAndStaff', 'staffOnly', 'assessorAndIqa'] as const
export type CommentAudience = (typeof COMMENT_AUDIENCES)[number]

export const commentId = idOf('cmt')
export const commentAudience = z.enum(COMMENT_AUDIENCES)

export const comment = z.object({
  id: commentId,
  enrolmentId,
  audience: commentAudience,
  author: personName,
  writtenAt: instant,
  /** Null once its author removed it: the mark stays. */
  text: z.string().nullable(),
  removedAt: instant.nullable(),
  /** The comment that it answers. */
  replyTo: commentId.nullable(),
  can: z.object({ remove: z.boolean() }),
})
export type Comment = z.infer<typeof comment>

const commentThread = z.object({
  /** Oldest first. Those for an audience that you are not of are not there. */
  comments: z.array(comment),
  /** For whom you may write, and who besides you is told of it today. */
  audiences: z.array(z.object({ audience: commentAudience, readers: z.array(z.string()) })),
})
export type CommentThread = z.infer<typeof commentThread>

const newComment = z
  .object({
    text: prose(5_000, 'The comment'),
    audience: commentAudience.optional(),
    /** Keeps the audience of what it answers. */
    replyTo: commentId.optional(),
  })
  .refine(({ audience, replyTo }) => (audience === undefined) !== (replyTo === undefined), {
    error: 'Say for whom the comment is, or which one it answers.',
    path: ['audience'],
  })

const ofEvidence = z.object({ id: evidenceId })
const ofUnit = z.object({ id: enrolmentId, unitId })
const ofKsb = z.object({ id: enrolmentId, ksbId })

const reading = { method: 'GET', tag: 'Comments', scope: 'person', status: 200, reply: commentThread } as const
const writing = {
  method: 'POST',
  tag: 'Comments',
  scope: 'person',
  body: newComment,
  status: 201,
  reply: comment,
  idempotent: true,
} as const

export const listEvidenceComments = defineEndpoint({
  ...reading,
  path: '/evidence/:id/comments',
  summary: 'Comments on an item of evidence that are for you, oldest first.',
  params: ofEvidence,
  errors: ['record.notFound'],
})

export const addEvidenceComment = defineEndpoint({
  ...writing,
  path: '/evidence/:id/comments',
  summary: 'Comment on an item of evidence, for one audience.',
  params: ofEvidence,
  errors: ['record.notFound', 'access.refused', 'comment.removed'],
})

export const listUnitComments = defineEndpoint({
  ...reading,
  path: '/enrolments/:id/units/:unitId/comments',
  summary: 'Comments on a unit of an enrolment that are for you, oldest first.',
  params: ofUnit,
  errors: ['record.notFound'],
})

export const addUnitComment = defineEndpoint({
  ...writing,
  path: '/enrolments/:id/units/:unitId/comments',
  summary: 'Comment on a unit of an enrolment, for one audience.',
  params: ofUnit,
  errors: ['record.notFound', 'access.refused', 'comment.removed'],
})

export const listKsbComments = defineEndpoint({
  ...reading,
  path: '/enrolments/:id/ksbs/:ksbId/comments',
  summary: 'Comments on a KSB of an enrolment that are for you, oldest first.',
  params: ofKsb,
  errors: ['record.notFound'],
})

export const addKsbComment = defineEndpoint({
  ...writing,
  path: '/enrolments/:id/ksbs/:ksbId/comments',
  summary: 'Comment on a KSB of an enrolment, for one audience.',
  params: ofKsb,
  errors: ['record.notFound', 'access.refused', 'comment.removed'],
})

export const removeComment = defineEndpoint({
  method: 'POST',
  path: '/comments/:id/removal',
  summary: 'Remove a comment of your own: its words go, the mark stays.',
  tag: 'Comments',
  scope: 'person',
  params: z.object({ id: commentId }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'access.refused'],
})
