import { addAchievement, endAchievement } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function achievementRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, addAchievement, ({ actor, params, body }) =>
    services.achievements.addAchievement(actor, params.id, params.unitId, body),
  )
}

export async function achievementEndingRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, endAchievement, async ({ actor, params, body }) => {
    await services.achievements.endAchievement(actor, params.id, body)
    return null
  })
}
