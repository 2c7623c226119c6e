// Serves the built screens (apps/web/dist) beside the API: files as they are, and the page for every other address, so
// that a link to any screen works. https://github.com/fastify/fastify-static
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { appError } from '../http/app-error.ts'
import { sendError } from '../plugins/errors.ts'
import { toPolicyText } from '../plugins/security-headers.ts'
import { createPageTemplate } from './page.ts'

const NOT_BUILT =
  '<!doctype html><html lang="en-GB"><title>Crosswalk</title><p>The screens have not been built yet. Run <code>npm start</code>, which builds them.</p></html>'

const WORKER_POLICY = toPolicyText({ 'default-src': ["'none'"], 'connect-src': ["'self'"] })

function readPage(dist: string | null): string {
  if (dist === null) return NOT_BUILT
  try {
    return readFileSync(join(dist, 'index.html'), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return NOT_BUILT
    throw error
  }
}

export const webApp = fp<{ dist: string | null }>(
  async (app, { dist }) => {
    const html = readPage(dist)
    const createPage = createPageTemplate(html)

    const sendPage = (reply: FastifyReply) => {
      const page = createPage()
      return reply
        .code(200)
        .header('content-security-policy', page.policy)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page.html)
    }

    if (dist !== null && html !== NOT_BUILT) {
      const assets = join(dist, 'assets') + sep
      const worker = join(dist, 'service-worker.js')
      await app.register(fastifyStatic, {
        root: dist,
        index: false,
        dotfiles: 'ignore',
        // Beside a file may lie its .br and .gz; without them the compression plugin does it.
        preCompressed: true,
        cacheControl: false,
        setHeaders: (reply, path) => {
          // Names under assets/ carry a hash of what is inside.
          reply.header('cache-control', path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache')
          // A worker lives by the policy of its own file: it fetches what it keeps, and nothing else.
          if (path === worker) reply.header('content-security-policy', WORKER_POLICY)
        },
      })
    }
    app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply))
    app.setNotFoundHandler((request, reply) =>
      isScreen(request) ? sendPage(reply) : sendError(appError('record.notFound'), request, reply),
    )
  },
  { name: 'web-app', dependencies: ['errors', 'compression'] },
)

/** A missing file stays missing: a page in its place would hide that a release has taken it away. */
function isScreen(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const path = request.url.split('?', 1)[0] ?? ''
  return !/^\/(api|assets|health)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path)
}
