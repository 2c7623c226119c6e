import { search } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function searchRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, search, ({ actor, query }) => services.search.search(actor, query))
}
