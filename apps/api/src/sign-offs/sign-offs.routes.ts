import { reopenSignOff, signOffUnit } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function signOffRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, signOffUnit, ({ actor, params, body }) =>
    services.signOffs.signOffUnit(actor, params.id, params.unitId, body),
  )
}

/** Assessors and IQAs: the policy says whose it is. */
export async function reopeningRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, reopenSignOff, async ({ actor, params, body }) => {
    await services.signOffs.reopenSignOff(actor, params.id, body)
    return null
  })
}
