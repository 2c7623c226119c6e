// The one place that writes an error onto the wire. It knows one class of ours, and the framework's refusals.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError, appError } from '../http/app-error.ts'
import { PROBLEM_TYPE, toProblem } from '../http/problem.ts'

const UNREADABLE_ADDRESS = 'This address can’t be read. See whether it was copied whole.'

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const isAddress = 'validationContext' in error && error.validationContext === 'params'
    return appError('request.invalid', {
      ...(isAddress && { detail: UNREADABLE_ADDRESS }),
      errors: error.validation.map(issue => ({
        path: issue.instancePath.split('/').slice(1).join('.'),
        message: issue.message ?? 'This can’t be used.',
      })),
    })
  }
  if (isFastifyError(error)) {
    if (error.statusCode === 413) return appError('request.tooLarge', { cause: error })
    if (error.statusCode === 415) return appError('request.unsupportedType', { cause: error })
    if (error.statusCode === 404 || error.statusCode === 414) return appError('record.notFound', { cause: error })
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return appError('request.invalid', {
        detail:
          error.code === 'FST_ERR_BAD_URL' ? UNREADABLE_ADDRESS : 'This request can’t be read. Is its body valid JSON?',
        cause: error,
      })
    }
  }
  return appError('internal', { cause: error })
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error
}

export function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = toAppError(thrown)
  // Logged once, here, with the whole cause: the reader gets the request's number and nothing else.
  if (error.status >= 500) {
    request.log.error(
      {
        err: error.cause ?? error,
        actorId: request.actor?.personId,
        route: request.routeOptions.url,
      },
      'request failed',
    )
  }
  if (error.status === 401) reply.header('www-authenticate', 'Bearer')
  reply.header('cache-control', 'no-store')
  // A string, so that no reply schema of the route touches it.
  return reply
    .code(error.status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(toProblem(error, request.id)))
}

export const errors = fp(
  async app => {
    app.setErrorHandler(sendError)
  },
  { name: 'errors' },
)
