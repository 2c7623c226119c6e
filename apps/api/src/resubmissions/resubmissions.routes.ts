import { getResubmission } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function resubmissionRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, getResubmission, ({ actor, params }) => services.resubmissions.getResubmission(actor, params.id))
}
