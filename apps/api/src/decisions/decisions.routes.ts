import {
  correctDecision,
  countersignDecision,
  countersignDecisions,
  decide,
  undoDecision,
  undoDecisions,
} from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function decisionRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { decisions } = services
  serve(scope, decide, ({ actor, params, body }) => decisions.decide(actor, params.id, body))
  serve(scope, correctDecision, ({ actor, params, body }) => decisions.correctDecision(actor, params.id, body))
  serve(scope, undoDecision, ({ actor, params }) => decisions.undoDecision(actor, params.id))
  serve(scope, undoDecisions, ({ actor, params, body }) => decisions.undoDecisions(actor, params.id, body.decisionIds))
  serve(scope, countersignDecisions, ({ actor, body }) => decisions.countersignDecisions(actor, body.decisionIds))
  serve(scope, countersignDecision, ({ actor, params }) => decisions.countersignDecision(actor, params.id))
}
