import {
  addEvidenceComment,
  addKsbComment,
  addUnitComment,
  listEvidenceComments,
  listKsbComments,
  listUnitComments,
  removeComment,
} from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'
import type { Subject } from './comments.repository.ts'

const toEvidence = ({ id }: { id: string }): Subject => ({ kind: 'evidence', evidenceId: id })
const toUnit = ({ id, unitId }: { id: string; unitId: string }): Subject => ({ kind: 'unit', enrolmentId: id, unitId })
const toKsb = ({ id, ksbId }: { id: string; ksbId: string }): Subject => ({ kind: 'ksb', enrolmentId: id, ksbId })

/** Learners and staff alike: the policy says for whom each comment is. */
export async function commentRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { comments } = services
  serve(scope, listEvidenceComments, ({ actor, params }) => comments.listComments(actor, toEvidence(params)))
  serve(scope, addEvidenceComment, ({ actor, params, body }) => comments.addComment(actor, toEvidence(params), body))
  serve(scope, listUnitComments, ({ actor, params }) => comments.listComments(actor, toUnit(params)))
  serve(scope, addUnitComment, ({ actor, params, body }) => comments.addComment(actor, toUnit(params), body))
  serve(scope, listKsbComments, ({ actor, params }) => comments.listComments(actor, toKsb(params)))
  serve(scope, addKsbComment, ({ actor, params, body }) => comments.addComment(actor, toKsb(params), body))
  serve(scope, removeComment, async ({ actor, params }) => {
    await comments.removeComment(actor, params.id)
    return null
  })
}
