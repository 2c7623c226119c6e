import { answerRecord } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function recordRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, answerRecord, ({ actor, params, body }) => services.records.answerRecord(actor, params.id, body))
}
