import { addCohort, changeCohort, listCohorts } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function cohortRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, listCohorts, ({ actor, query }) => services.cohorts.listCohorts(actor, query))
}

export async function managedCohortRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { cohorts } = services
  serve(scope, addCohort, ({ actor, body }) => cohorts.addCohort(actor, body))
  serve(scope, changeCohort, ({ actor, params, body }) => cohorts.changeCohort(actor, params.id, body))
}
