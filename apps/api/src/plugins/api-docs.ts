// OpenAPI, made from the same zod objects that check the requests, and a page to try it.
// https://github.com/fastify/fastify-swagger · https://github.com/fastify/fastify-swagger-ui
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
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

export const apiDocs = fp<{ version: string }>(
  async (app, { version }) => {
    const zodToJsonConfig = { unrepresentable: 'any' } as const
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
      transform: createJsonSchemaTransform({ zodToJsonConfig }),
      transformObject: createJsonSchemaTransformObject({ zodToJsonConfig }),
    })
    await app.register(swaggerUi, {
      routePrefix: `${API_PREFIX}/docs`,
      staticCSP: DOCS_POLICY,
      uiConfig: { docExpansion: 'none', persistAuthorization: false, tryItOutEnabled: true },
      theme: { title: 'Crosswalk API' },
    })
    app.get(`${API_PREFIX}/openapi.json`, { schema: { hide: true } }, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').send(app.swagger()),
    )
  },
  { name: 'api-docs' },
)
