import {
  addEvidence,
  addTag,
  addTags,
  changeEvidence,
  getEvidence,
  listEvidence,
  markConfidential,
  removeEvidence,
  removeTag,
  submitEvidence,
} from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

/** Learners and staff alike: the policy says whose it is. */
export async function evidenceRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { evidence, tags } = services
  serve(scope, listEvidence, ({ actor, params, query }) => evidence.listEvidence(actor, params.id, query))
  serve(scope, addEvidence, ({ actor, params, body }) => evidence.addEvidence(actor, params.id, body))
  serve(scope, getEvidence, ({ actor, params }) => evidence.getEvidence(actor, params.id))
  serve(scope, changeEvidence, ({ actor, params, body }) => evidence.changeEvidence(actor, params.id, body))
  serve(scope, markConfidential, ({ actor, params, body }) =>
    evidence.markConfidential(actor, params.id, body.confidential),
  )
  serve(scope, submitEvidence, ({ actor, params, body }) => evidence.submitEvidence(actor, params.id, body))
  serve(scope, removeEvidence, async ({ actor, params, body }) => {
    await evidence.removeEvidence(actor, params.id, body)
    return null
  })

  serve(scope, addTag, ({ actor, params, body }) => tags.addTag(actor, params.id, body))
  serve(scope, addTags, ({ actor, params, body }) => tags.addTags(actor, params.id, body))
  serve(scope, removeTag, async ({ actor, params, body }) => {
    await tags.removeTag(actor, params.id, body.reason)
    return null
  })
}
