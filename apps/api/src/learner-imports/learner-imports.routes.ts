import { previewLearnerImport, saveLearnerImport, TABLE_BODY_BYTES } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

const options = { bodyLimit: TABLE_BODY_BYTES }

export async function managedLearnerImportRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { learnerImports } = services
  serve(scope, previewLearnerImport, ({ actor, body }) => learnerImports.preview(actor, body), options)
  serve(scope, saveLearnerImport, ({ actor, body }) => learnerImports.save(actor, body), options)
}
