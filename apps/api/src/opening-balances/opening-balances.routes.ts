import { previewOpeningBalance, saveOpeningBalance, TABLE_BODY_BYTES } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

const options = { bodyLimit: TABLE_BODY_BYTES }

export async function openingBalanceRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { openingBalances } = services
  serve(scope, previewOpeningBalance, ({ actor, body }) => openingBalances.preview(actor, body), options)
  serve(scope, saveOpeningBalance, ({ actor, body }) => openingBalances.save(actor, body), options)
}
