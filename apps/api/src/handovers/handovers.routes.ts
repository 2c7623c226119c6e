import { handOver } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function handoverRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { handovers } = services
  serve(scope, handOver, ({ actor, query, body }) =>
    query.preview === 'true' ? handovers.previewHandover(actor, body) : handovers.handOver(actor, body),
  )
}
