import { addLearner, changeLearner, getLearner, listLearners } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function learnerRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { learners } = services
  serve(scope, listLearners, ({ actor, query }) => learners.listLearners(actor, query))
  serve(scope, getLearner, ({ actor, params }) => learners.getLearner(actor, params.id))
}

export async function managedLearnerRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { learners } = services
  serve(scope, addLearner, ({ actor, body }) => learners.addLearner(actor, body))
  serve(scope, changeLearner, ({ actor, params, body }) => learners.changeLearner(actor, params.id, body))
}
