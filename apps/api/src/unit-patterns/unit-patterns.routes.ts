import { addUnitPattern, changeUnitPattern, listUnitPatterns } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function managedUnitPatternRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { unitPatterns } = services
  serve(scope, listUnitPatterns, ({ actor }) => unitPatterns.listPatterns(actor))
  serve(scope, addUnitPattern, ({ actor, body }) => unitPatterns.addPattern(actor, body))
  serve(scope, changeUnitPattern, ({ actor, params, body }) => unitPatterns.changePattern(actor, params.id, body))
}
