// https://github.com/fastify/fastify-helmet
import helmet from '@fastify/helmet'
import fp from 'fastify-plugin'
import { API_PREFIX } from '../http/register-endpoint.ts'

export type CspDirectives = Record<string, string[]>

/** Replies that no browser should ever draw: data, and errors. Pages set their own policy (web-app/, api-docs.ts). */
const API_POLICY: CspDirectives = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] }

export function toPolicyText(directives: CspDirectives): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}

export const securityHeaders = fp<{ isHttps: boolean }>(
  async (app, { isHttps }) => {
    await app.register(helmet, {
      contentSecurityPolicy: { useDefaults: false, directives: API_POLICY },
      // Over plain http this would lock a college's own network out.
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    })
    app.addHook('onRequest', async (request, reply) => {
      // Somebody’s record, on a computer that others use too. What may be kept says so itself.
      if (request.url.startsWith(`${API_PREFIX}/`)) reply.header('cache-control', 'no-store')
      reply.header('permissions-policy', 'geolocation=(), payment=(), usb=(), camera=(self), microphone=(self)')
    })
  },
  { name: 'security-headers' },
)
