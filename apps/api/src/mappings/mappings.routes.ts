import {
  getMappingDraft,
  getMappingEffect,
  listSettlements,
  publishMapping,
  setKsbRule,
  settleDiscrepancy,
  withdrawSettlement,
} from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function settlementRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, listSettlements, ({ actor, params }) => services.mappings.listSettlements(actor, params.id))
}

export async function managedMappingRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { mappings } = services
  serve(scope, getMappingDraft, ({ actor, params }) => mappings.getDraft(actor, params.id))
  serve(scope, settleDiscrepancy, ({ actor, params, body }) => mappings.settle(actor, params.id, body))
  serve(scope, withdrawSettlement, async ({ actor, params, body }) => {
    await mappings.withdraw(actor, params.id, body)
    return null
  })
  serve(scope, setKsbRule, ({ actor, params, body }) => mappings.setRule(actor, params.id, params.ksbId, body))
  serve(scope, getMappingEffect, ({ actor, params, query }) => mappings.getEffect(actor, params.id, query))
  serve(scope, publishMapping, ({ actor, params, body }) => mappings.publish(actor, params.id, body.basis))
}
