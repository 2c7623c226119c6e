import { getUnitRecord } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function unitRecordRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, getUnitRecord, ({ actor, params }) =>
    services.unitRecords.getUnitRecord(actor, params.id, params.unitId),
  )
}
