import fp from 'fastify-plugin'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'

/**
 * Every body is JSON (uploads read their own). A missing or an empty one counts as one with no fields: what asks for
 * nothing needs no body, and what asks for something is told which field is missing.
 */
export const jsonBodies = fp(async app => {
  app.removeContentTypeParser('text/plain')
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text: string, done) => {
    if (text === '') done(null, undefined)
    else parseJson(request, text, done)
  })
  // Fastify hands a missing body to its validator as null.
  app.setValidatorCompiler<z.ZodType>(route => {
    const validate = validatorCompiler(route)
    return route.httpPart === 'body' ? body => validate(body ?? {}) : validate
  })
})
