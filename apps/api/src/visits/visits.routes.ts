import { keepVisitNote, listVisits } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function visitRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { visits } = services
  serve(scope, listVisits, ({ actor }) => visits.listVisits(actor))
  serve(scope, keepVisitNote, ({ actor, params, body }) => visits.keepVisitNote(actor, params.id, body))
}
