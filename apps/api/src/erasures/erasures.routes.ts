import { eraseEvidence, getErasable } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function erasureRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { erasures } = services
  serve(scope, getErasable, ({ actor, params }) => erasures.getErasable(actor, params.id))
  serve(scope, eraseEvidence, ({ actor, params, body }) => erasures.erase(actor, params.id, body))
}
