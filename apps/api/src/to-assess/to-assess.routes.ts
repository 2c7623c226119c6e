import { getWaiting, listToAssess, listToCountersign } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

/** What waits for the learner, shown to whoever sees the enrolment. */
export async function waitingRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, getWaiting, ({ actor, params }) => services.toAssess.getWaiting(actor, params.id))
}

export async function toAssessRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { toAssess } = services
  serve(scope, listToAssess, ({ actor, query }) => toAssess.listToAssess(actor, query))
  serve(scope, listToCountersign, ({ actor, query }) => toAssess.listToCountersign(actor, query))
}
