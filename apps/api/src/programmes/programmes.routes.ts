import { addProgramme, changeProgramme, getMovePreview, listProgrammes, moveEnrolments } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function programmeRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, listProgrammes, async ({ actor }) => ({
    programmes: await services.programmes.listProgrammes(actor),
  }))
}

export async function managedProgrammeRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { programmes, moves } = services
  serve(scope, addProgramme, ({ actor, body }) => programmes.addProgramme(actor, body))
  serve(scope, changeProgramme, ({ actor, params, body }) => programmes.changeProgramme(actor, params.id, body))
  serve(scope, getMovePreview, ({ actor, params, query }) => moves.previewMove(actor, params.id, query))
  serve(scope, moveEnrolments, ({ actor, params, body }) => moves.moveEnrolments(actor, params.id, body))
}
