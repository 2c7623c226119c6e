import { getCohortProgress, getEnrolmentProgress, getKsbExplanation } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

/** Learners and staff alike, each in their own shape. */
export async function progressRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { progress, explanations } = services
  serve(scope, getEnrolmentProgress, ({ actor, params }) => progress.getEnrolmentProgress(actor, params.id))
  serve(scope, getKsbExplanation, ({ actor, params }) => explanations.explainKsb(actor, params.id, params.ksbId))
}

export async function cohortProgressRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, getCohortProgress, ({ actor, params, query }) =>
    services.progress.getCohortProgress(actor, params.id, query.show),
  )
}
