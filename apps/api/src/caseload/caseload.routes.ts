import { getCaseload, setCentreLimits } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

/** Those who assess, tutor or oversee: the policy says whose. */
export async function caseloadRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, getCaseload, ({ actor, query }) => services.caseload.getCaseload(actor, query))
}

export async function centreLimitRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, setCentreLimits, async ({ actor, body }) => {
    await services.caseload.setLimits(actor, body)
    return null
  })
}
