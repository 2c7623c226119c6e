import { loadCriteria, previewCriteria, TABLE_BODY_BYTES } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function managedQualificationRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { qualifications } = services
  const options = { bodyLimit: TABLE_BODY_BYTES }
  serve(
    scope,
    previewCriteria,
    ({ actor, params, body }) => qualifications.previewCriteria(actor, params.id, body),
    options,
  )
  serve(scope, loadCriteria, ({ actor, params, body }) => qualifications.loadCriteria(actor, params.id, body), options)
}
