import { addProgramme, changeProgramme, listProgrammes } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function programmeRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, listProgrammes, async ({ actor }) => ({
    programmes: await services.programmes.listProgrammes(actor),
  }))
}

export async function managedProgrammeRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { programmes } = services
  serve(scope, addProgramme, ({ actor, body }) => programmes.addProgramme(actor, body))
  serve(scope, changeProgramme, ({ actor, params, body }) => programmes.changeProgramme(actor, params.id, body))
}
