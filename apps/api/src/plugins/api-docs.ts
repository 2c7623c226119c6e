// OpenAPI, made from the same zod objects that check the requests, and a page to try it.
// https://github.com/fastify/fastify-swagger · https://github.com/fastify/fastify-swagger-ui
import {
  cohort,
  effectPage,
  employer,
  enrolment,
  evidence,
  explainedDecision,
  gateway,
  learner,
  person,
  plan,
  programme,
  sharedPage,
  unitPattern,
} from '@crosswalk/contracts'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problem } from '../http/problem.ts'
import { API_PREFIX } from '../http/register-endpoint.ts'
import { toPolicyText } from './security-headers.ts'

// Swagger UI draws its icons from data:, and writes one `<style>` (of 6.1.3; another version wants another hash).
const DOCS_POLICY = toPolicyText({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
})

const DOCUMENT_PATH = `${API_PREFIX}/openapi.json`
const DOCS_PATH = `${API_PREFIX}/docs`
const COPIES = new Set([`${DOCS_PATH}/json`, `${DOCS_PATH}/yaml`])

export const apiDocs = fp<{ version: string }>(
  async (app, { version }) => {
    const described = { schemaRegistry: nameShapes(), zodToJsonConfig: { unrepresentable: 'any' } } as const
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Crosswalk',
          version,
          description:
            'Evidence, decisions and progress of apprentices. Sign in with `POST /session`, then send the access token as a bearer token. Errors are problem+json with a `code`. Somebody else’s record answers 404, like one that never was. Writes marked so take an `Idempotency-Key`.',
          license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
        },
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      },
      transform: createJsonSchemaTransform(described),
      transformObject: createJsonSchemaTransformObject(described),
    })
    await app.register(swaggerUi, {
      routePrefix: DOCS_PATH,
      staticCSP: DOCS_POLICY,
      uiConfig: { docExpansion: 'none', persistAuthorization: false, tryItOutEnabled: true },
      // The page's own copies would be made anew for each request.
      uiHooks: {
        onRequest: async (request, reply) => {
          if (COPIES.has(request.routeOptions.url ?? '')) return reply.redirect(DOCUMENT_PATH)
        },
      },
      theme: { title: 'Crosswalk API' },
    })
    // Routes don't change once there are requests.
    let document: string | undefined
    app.get(DOCUMENT_PATH, { schema: { hide: true } }, async (_request, reply) => {
      document ??= toText(app.swagger())
      return reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(document)
    })
  },
  { name: 'api-docs' },
)

/** What several endpoints answer with, described once and referred to by name. */
function nameShapes() {
  const shapes = {
    Cohort: cohort,
    Decision: explainedDecision,
    EffectOnEnrolments: effectPage,
    Employer: employer,
    Enrolment: enrolment,
    Evidence: evidence,
    Gateway: gateway,
    Learner: learner,
    Person: person,
    Plan: plan,
    Problem: problem,
    Programme: programme,
    SharedPage: sharedPage,
    UnitPattern: unitPattern,
  }
  const named = z.registry<{ id: string }>()
  for (const [id, shape] of Object.entries(shapes)) named.add(shape, { id })
  return named
}

/** Each named shape is made twice, as sent and as answered. What nothing refers to is left out, and so on. */
function toText(document: { info: object; components?: { schemas?: object } }): string {
  const whole = JSON.stringify(document)
  const shapes = Object.entries(document.components?.schemas ?? {})
  const used = shapes.filter(([name]) => whole.includes(`"#/components/schemas/${name}"`))
  if (used.length === shapes.length) return whole
  return toText({ ...document, components: { ...document.components, schemas: Object.fromEntries(used) } })
}
