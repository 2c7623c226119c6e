import { getMapping, getQualification, getStandard, listMappings } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { appError } from '../http/app-error.ts'
import { serve } from '../http/register-endpoint.ts'
import { createDocumentCache } from './document-cache.ts'
import { createFrameworksRepository } from './frameworks.repository.ts'

/** Open to whoever is signed in: what an awarding body published is nobody's secret. */
export async function frameworkRoutes(scope: FastifyInstance, { deps }: AppOptions): Promise<void> {
  const frameworks = createFrameworksRepository(deps.store, deps.mappings)
  const cache = createDocumentCache(scope)

  serve(scope, getStandard, ({ params, reply }) =>
    cache.answer(reply, getStandard.reply, params.id, async () => held(await frameworks.findStandard(params.id))),
  )
  serve(scope, getQualification, ({ params, reply }) =>
    cache.answer(reply, getQualification.reply, params.id, async () =>
      held(await frameworks.findQualification(params.id)),
    ),
  )
  serve(scope, getMapping, ({ params, reply }) =>
    cache.answer(reply, getMapping.reply, params.id, async () => held(await frameworks.findMapping(params.id))),
  )
  serve(scope, listMappings, async () => ({ mappings: (await frameworks.listMappings()).map(toListed) }))
}

function held<T>(document: T | null): T {
  if (document === null) throw appError('record.notFound')
  return document
}

function toListed({ id, version, owner, status, qualification, standard, rows, discrepancies }: MappingDocument) {
  const count = (wanted: string) => rows.filter(row => row.status === wanted).length
  return {
    id,
    version,
    owner,
    status,
    qualification: { id: qualification.id, number: qualification.number, title: qualification.title },
    standard: { id: standard.id, reference: standard.reference, version: standard.version },
    counts: {
      mapped: count('mapped'),
      unmapped: count('unmapped'),
      // A KSB without a row at all is absent too.
      absent: count('absent') + standard.ksbs.length - rows.length,
      openConflicts: discrepancies.filter(discrepancy => discrepancy.severity === 'conflict').length,
    },
  }
}
