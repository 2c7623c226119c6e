import { defineEndpoint, SCOPES } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addTestPerson, createTestApp } from './app.test-utils.ts'
import { serve } from './http/register-endpoint.ts'
import { admit } from './plugins/session-access.ts'

/** Addresses that answer somebody who has not signed in. A route that is not here must refuse. */
const OPEN_TO_ALL = [
  'POST /api/v1/session',
  'POST /api/v1/session/refresh',
  'POST /api/v1/password-resets',
  'GET /api/v1/password-links/:token',
  'POST /api/v1/password-links/:token',
  'POST /api/v1/setup/:token',
  // By a signed link, for a moment, to a person.
  'GET /api/v1/files/:id/content',
  // By the link that somebody outside was given.
  'POST /api/v1/shared/confirmations',
  'POST /api/v1/shared/opening',
  'POST /api/v1/shared/signature',
  'GET /api/v1/openapi.json',
  'GET /api/v1/docs',
  'GET /api/v1/docs/json',
  'GET /api/v1/docs/yaml',
  'GET /api/v1/docs/static/*',
  'GET /api/v1/docs/static/index.html',
  'GET /api/v1/docs/static/swagger-initializer.js',
  'GET /health/ready',
  'GET /',
]

describe('the application', () => {
  it('says that it is ready once the database answers, and not when it does not', async () => {
    const { request, store } = await createTestApp()
    expect(await request('GET', 'http://crosswalk.test/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    })
    await store.close()
    expect((await request('GET', 'http://crosswalk.test/health/ready')).status).toBe(503)
  })

  it('lets nobody in without a session, except at the short list of open addresses', async () => {
    const { app } = await createTestApp()
    const routes = app.routeList.filter(route => route.method !== 'HEAD')
    expect(routes.length).toBeGreaterThan(20)
    for (const { method, url } of routes) {
      if (OPEN_TO_ALL.includes(`${method} ${url}`)) continue
      const reply = await app.inject({ method: toMethod(method), url: url.replace(/:\w+/g, 'x').replace('*', 'x') })
      expect(reply.statusCode, `${method} ${url}`).toBe(401)
    }
  })

  it('has no open address that is not on the list, and none on the list that is not there', async () => {
    const { app } = await createTestApp()
    const open = app.routeList
      .filter(route => route.method !== 'HEAD' && (route.scope === undefined || route.scope === 'public'))
      .map(route => `${route.method} ${route.url}`)
    expect([...new Set(open)].sort()).toEqual([...OPEN_TO_ALL].sort())
  })

  it('keeps those out whose roles do not open a scope', async () => {
    const served = SCOPES.filter(scope => !['public', 'session'].includes(scope)).map(scope => ({
      scope,
      endpoint: defineEndpoint({
        method: 'GET',
        path: `/tests/${scope}`,
        summary: 'For this test.',
        tag: 'Tests',
        scope,
        status: 200,
        reply: z.object({}),
        errors: [],
      }),
    }))
    const world = await createTestApp({
      extend: app =>
        app.register(
          async api => {
            await api.register(async person => {
              admit(person, 'person')
              for (const { scope, endpoint } of served) {
                await person.register(async part => {
                  if (scope !== 'person') admit(part, scope)
                  serve(part, endpoint, async () => ({}))
                })
              }
            })
          },
          { prefix: '/api/v1' },
        ),
    })
    const openTo = async (role: Parameters<typeof addTestPerson>[1]) => {
      const person = await addTestPerson(world, role)
      const headers = await world.signedInAs(person)
      const statuses = await Promise.all(
        served.map(
          async ({ scope }) => [scope, (await world.request('GET', `/tests/${scope}`, { headers })).status] as const,
        ),
      )
      return statuses.filter(([, status]) => status === 200).map(([scope]) => scope)
    }
    expect(await openTo({ roles: ['learner'] })).toEqual(['person'])
    expect(await openTo({ roles: ['tutor'] })).toEqual(['person', 'staff'])
    expect(await openTo({ roles: ['assessor'] })).toEqual(['person', 'staff', 'assessor'])
    expect(await openTo({ roles: ['learner', 'centreManager'] })).toEqual(['person', 'staff', 'centreManager'])
    expect(await openTo({ roles: [] })).toEqual(['person'])
  })

  it('refuses at the start an endpoint that is registered where others may enter', async () => {
    const endpoint = defineEndpoint({
      method: 'GET',
      path: '/tests/misplaced',
      summary: 'For this test.',
      tag: 'Tests',
      scope: 'centreManager',
      status: 200,
      reply: z.object({}),
      errors: [],
    })
    const misplace = async (app: FastifyInstance) => {
      await app.register(async part => {
        admit(part, 'public')
        serve(part, endpoint, async () => ({}))
      })
    }
    await expect(createTestApp({ extend: misplace })).rejects.toThrow(/belongs to the scope "centreManager"/)
  })
})

function toMethod(method: string) {
  const known = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const).find(one => one === method)
  if (known === undefined) throw new Error(`A route of the unusual method ${method}: teach this test to send it.`)
  return known
}
