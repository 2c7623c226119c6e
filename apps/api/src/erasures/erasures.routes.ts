import { eraseEvidence, eraseTexts, getErasable, listWrittenTexts, previewErasure } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function erasureRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { erasures, writtenTexts } = services
  serve(scope, getErasable, ({ actor, params }) => erasures.getErasable(actor, params.id))
  serve(scope, previewErasure, ({ actor, params, body }) => erasures.previewFalls(actor, params.id, body.fallIds))
  serve(scope, eraseEvidence, ({ actor, params, body }) => erasures.erase(actor, params.id, body))
  serve(scope, listWrittenTexts, ({ actor, query }) => writtenTexts.listTexts(actor, query))
  serve(scope, eraseTexts, ({ actor, body }) => writtenTexts.erase(actor, body))
}
