import { confirmKsb, confirmKsbs, withdrawConfirmation } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function confirmationRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { confirmations } = services
  serve(scope, confirmKsb, ({ actor, params, body }) =>
    confirmations.confirmKsbs(actor, params.id, { ...body, ksbIds: [params.ksbId] }),
  )
  serve(scope, confirmKsbs, ({ actor, params, body }) => confirmations.confirmKsbs(actor, params.id, body))
  serve(scope, withdrawConfirmation, async ({ actor, params, body }) => {
    await confirmations.withdrawConfirmation(actor, params.id, body)
    return null
  })
}
