import { getMapping, getQualification, getStandard, listMappings } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { appError } from '../http/app-error.ts'
import { serve } from '../http/register-endpoint.ts'
import { createDocumentCache } from './document-cache.ts'
import { createFrameworksRepository } from './frameworks.repository.ts'

/**
 * Open to whoever is signed in: what an awarding body published is nobody's secret. What a centre made of it is open to
 * that centre's people alone.
 */
export async function frameworkRoutes(scope: FastifyInstance, { deps }: AppOptions): Promise<void> {
  const frameworks = createFrameworksRepository(deps.store, deps.mappings)
  const cache = createDocumentCache(scope)

  serve(scope, getStandard, request =>
    cache.answer(request, getStandard.reply, async () =>
      held(await frameworks.findStandard(request.actor.centreId, request.params.id)),
    ),
  )
  serve(scope, getQualification, request =>
    cache.answer(request, getQualification.reply, async () =>
      held(await frameworks.findQualification(request.actor.centreId, request.params.id)),
    ),
  )
  serve(scope, getMapping, request =>
    cache.answer(request, getMapping.reply, async () =>
      held(await frameworks.findMapping(request.actor.centreId, request.params.id)),
    ),
  )
  serve(scope, listMappings, async ({ actor }) => {
    const documents = await frameworks.listMappings(actor.centreId)
    const newest = new Map(documents.map(document => [toRootId(document), document.id]))
    return { mappings: documents.map(one => toListed(one, newest.get(toRootId(one)) === one.id)) }
  })
}

const toRootId = (mapping: MappingDocument): string => mapping.own?.rootId ?? mapping.id

function held<T>(document: T | null): T {
  if (document === null) throw appError('record.notFound')
  return document
}

function toListed(mapping: MappingDocument, newest: boolean) {
  const { id, version, owner, status, qualification, standard, rows, discrepancies, own } = mapping
  const count = (wanted: string) => rows.filter(row => row.status === wanted).length
  return {
    id,
    version,
    owner,
    status,
    rootId: own?.rootId ?? null,
    newest,
    qualification: {
      id: qualification.id,
      version: qualification.version,
      number: qualification.number,
      title: qualification.title,
    },
    standard: { id: standard.id, reference: standard.reference, version: standard.version },
    counts: {
      mapped: count('mapped'),
      unmapped: count('unmapped'),
      // A KSB without a row at all is absent too.
      absent: count('absent') + standard.ksbs.length - rows.length,
      openConflicts: discrepancies.filter(
        ({ severity, settlement }) => severity === 'conflict' && settlement === undefined,
      ).length,
    },
  }
}
