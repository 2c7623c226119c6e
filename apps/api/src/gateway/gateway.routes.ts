import { getGateway, signGateway, tickGatewayLine, withdrawGatewaySignature } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

/** Learners and staff alike. */
export async function gatewayRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { gateway } = services
  serve(scope, getGateway, ({ actor, params }) => gateway.getGateway(actor, params.id))
  serve(scope, signGateway, ({ actor, params, body }) => gateway.sign(actor, params.id, body.basis))
  serve(scope, withdrawGatewaySignature, async ({ actor, params, body }) => {
    await gateway.withdrawSignature(actor, params.id, body)
    return null
  })
}

export async function gatewayLineRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, tickGatewayLine, ({ actor, params, body }) =>
    services.gateway.tickLine(actor, params.id, params.line, body),
  )
}
