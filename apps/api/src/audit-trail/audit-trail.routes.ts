import { listLedger } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function auditTrailRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, listLedger, ({ actor, query }) => services.auditTrail.listEntries(actor, query))
}
