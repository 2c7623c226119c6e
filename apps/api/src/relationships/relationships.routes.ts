import { addRelationship, endRelationship, listRelationships } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function relationshipRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { relationships } = services
  serve(scope, listRelationships, ({ actor, params }) => relationships.listRelationships(actor, params.id))
}

export async function managedRelationshipRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { relationships } = services
  serve(scope, addRelationship, ({ actor, params, body }) => relationships.addRelationship(actor, params.id, body))

  serve(scope, endRelationship, async ({ actor, params, body }) => {
    await relationships.endRelationship(actor, params.id, body)
    return null
  })
}
