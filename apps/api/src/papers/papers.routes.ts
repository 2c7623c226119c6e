import { getEnrolmentPaper, getUnitPaper } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function paperRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { papers } = services
  serve(scope, getUnitPaper, ({ actor, params, query }) =>
    papers.makeUnitPaper(actor, params.id, params.unitId, params.paper, query.format),
  )
  serve(scope, getEnrolmentPaper, ({ actor, params, query }) =>
    papers.makeEnrolmentPaper(actor, params.id, params.paper, query),
  )
}
