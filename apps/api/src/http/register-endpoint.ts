// The one way to serve an endpoint object of packages/contracts. What it says is what is checked: the scope, what comes
// in, what goes out (stripped to the contract; a reply that breaks it is a 500), and whether a repeat is honoured.
import { type Endpoint, ERRORS, type ErrorCode, type Scope } from '@crosswalk/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { z } from 'zod'
import { REPLY_COMPRESSION } from '../plugins/compression.ts'
import type { Actor } from './actor.ts'
import { appError } from './app-error.ts'
import { FileReply } from './file-reply.ts'
import { JsonList, JsonText } from './json-text.ts'
import { PROBLEM_TYPE, problem } from './problem.ts'

export const API_PREFIX = '/api/v1'
const JSON_TYPE = 'application/json; charset=utf-8'

export interface EndpointRequest<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  params: z.output<Params>
  query: z.output<Query>
  body: z.output<Body>
  /** Throws `session.required` on a public endpoint that nobody has signed in to. */
  readonly actor: Actor
  request: FastifyRequest
  reply: FastifyReply
}

export interface ServeOptions {
  /** Bytes; for the few endpoints that take or need more or less than the usual limit. */
  bodyLimit?: number
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Which scope's routes are registered here. Set in app.ts, where who may enter what is laid out. */
    scopeName: Scope
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint
  }
}

export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  scope: FastifyInstance,
  endpoint: Endpoint<P, Q, B, R>,
  /** What it answers with is stripped to the contract, unless it was made by the contract before. */
  handler: (input: EndpointRequest<P, Q, B>) => Promise<z.output<R> | JsonText | JsonList | FileReply>,
  options: ServeOptions = {},
): void {
  if (scope.scopeName !== endpoint.scope) {
    throw new Error(
      `${endpoint.method} ${endpoint.path} belongs to the scope "${endpoint.scope}" and was registered in "${scope.scopeName}"`,
    )
  }
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    reply.code(endpoint.status)
    const result = await handler({
      params: request.params as z.output<P>,
      query: request.query as z.output<Q>,
      body: request.body as z.output<B>,
      get actor() {
        return requireActor(request)
      },
      request,
      reply,
    })
    if (result instanceof JsonText) return reply.type(JSON_TYPE).send(result.text)
    if (result instanceof JsonList) return reply.type(JSON_TYPE).send(result.bytes)
    if (result instanceof FileReply) return result.sendAs(reply)
    return endpoint.status === 204 ? reply.send() : result
  }
  scope.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: toRouteSchema(endpoint),
    config: { endpoint },
    compress: REPLY_COMPRESSION,
    ...(options.bodyLimit === undefined ? {} : { bodyLimit: options.bodyLimit }),
    handler: endpoint.idempotent
      ? (request, reply) => scope.idempotency.once(endpoint, request, reply, () => answer(request, reply))
      : answer,
  })
}

export function requireActor(request: FastifyRequest): Actor {
  if (request.actor === null) throw appError('session.required')
  return request.actor
}

/** Codes that any endpoint may answer with, so that contracts need not repeat them. */
const ALWAYS_POSSIBLE: readonly ErrorCode[] = ['request.invalid', 'request.tooMany', 'internal']

function toRouteSchema(endpoint: Endpoint): FastifySchema {
  return {
    operationId: toOperationId(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.tag],
    security: endpoint.scope === 'public' ? [] : [{ bearer: [] }],
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && { body: endpoint.body }),
    ...(endpoint.idempotent && { headers: idempotencyHeader }),
    response: { [endpoint.status]: toSuccess(endpoint), ...toProblems(endpoint) },
  }
}

function toSuccess({ status, reply, repliesWithFile }: Endpoint): unknown {
  if (repliesWithFile === undefined) return status === 204 ? z.undefined() : reply
  const bytes = { schema: z.string().meta({ format: 'binary' }) }
  return { description: 'The file.', content: Object.fromEntries(repliesWithFile.map(type => [type, bytes])) }
}

// Loose: what a validator returns replaces the request's headers.
const idempotencyHeader = z.looseObject({
  'idempotency-key': z
    .string()
    .min(8, { error: 'An Idempotency-Key has at least 8 characters.' })
    .max(200, { error: 'An Idempotency-Key has at most 200 characters.' })
    .optional(),
})

/** "GET /learners/:id/evidence" → "getLearnersIdEvidence". */
function toOperationId(endpoint: Endpoint): string {
  const words = endpoint.path.split(/[/:-]+/).filter(word => word !== '')
  return endpoint.method.toLowerCase() + words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function toProblems(endpoint: Endpoint): Record<string, unknown> {
  const codes = new Set<ErrorCode>([...endpoint.errors, ...ALWAYS_POSSIBLE])
  if (endpoint.scope !== 'public') codes.add('session.required')
  if (!['public', 'session', 'person'].includes(endpoint.scope)) codes.add('access.refused')
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) byStatus.set(ERRORS[code].status, [...(byStatus.get(ERRORS[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map(code => `\`${code}\`: ${ERRORS[code].sentence}`).join(' '),
        content: { [PROBLEM_TYPE]: { schema: problem } },
      },
    ]),
  )
}
