import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security: object[]
  parameters?: { in: string; name: string; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}

async function readDocument() {
  const { app } = await createTestApp()
  const reply = await app.inject('/api/v1/openapi.json')
  const document: {
    openapi: string
    components: { schemas: Record<string, object> }
    paths: Record<string, Record<string, Operation>>
  } = reply.json()
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  return { app, document, operations, text: reply.payload }
}

describe('the description of the API', () => {
  it('names every endpoint that is served, once', async () => {
    const { app, document, operations } = await readDocument()
    expect(document.openapi).toBe('3.1.0')
    const served = app.routeList.filter(route => route.scope !== undefined && route.method !== 'HEAD')
    const endpoints = served.filter(route => route.endpoint !== undefined)
    expect(endpoints.length).toBeGreaterThan(40)
    for (const { method, url } of endpoints) {
      expect(document.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()], `${method} ${url}`).toBeDefined()
    }
    const names = operations.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  it('gives each a summary, the parameters of its path, and its answers with their codes', async () => {
    const { app, operations } = await readDocument()
    const streams = app.routeList.filter(route => route.endpoint === undefined).map(route => route.url)
    for (const { path, method, operation } of operations.filter(({ path }) => !streams.includes(path))) {
      const name = `${method} ${path}`
      expect(operation.summary, name).toMatch(/\.$/)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])
      const described = (operation.parameters ?? []).filter(parameter => parameter.in === 'path')
      expect(described.map(parameter => parameter.name).sort(), name).toEqual(inPath.sort())
      expect(
        described.every(parameter => parameter.required),
        name,
      ).toBe(true)
      const success = Object.keys(operation.responses).filter(status => status.startsWith('2'))
      expect(success, name).toHaveLength(1)
      expect(Object.keys(operation.responses[400]?.content ?? {}), name).toEqual(['application/problem+json'])
      expect('401' in operation.responses || operation.security.length === 0, name).toBe(true)
    }
  })

  it('describes once what several answer with, and nothing that nobody refers to', async () => {
    const { document, text } = await readDocument()
    const named = Object.keys(document.components.schemas)
    expect(named).toEqual(expect.arrayContaining(['Evidence', 'Enrolment', 'Problem']))
    expect(named.filter(name => !text.includes(`"#/components/schemas/${name}"`))).toEqual([])
  })

  it('is the same text wherever the page asks for it', async () => {
    const { app } = await readDocument()
    for (const url of ['/api/v1/docs/json', '/api/v1/docs/yaml']) {
      const reply = await app.inject(url)
      expect([reply.statusCode, reply.headers.location], url).toEqual([302, '/api/v1/openapi.json'])
    }
  })

  it('refers to nothing that is not in it', async () => {
    const { document, text } = await readDocument()
    for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      let place: unknown = document
      for (const part of (reference ?? '').split('/')) {
        place = typeof place === 'object' && place !== null ? Reflect.get(place, part) : undefined
      }
      expect(place, reference).toBeDefined()
    }
  })

  it('has a page to try it, which draws under a policy of its own', async () => {
    const { app } = await readDocument()
    const page = await app.inject('/api/v1/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
    expect(page.headers['content-security-policy']).not.toContain('unsafe')
    // What the policy forbids must not be there: scripts and styles written into the page.
    expect(page.payload).not.toMatch(/<script>|<script [^>]*>[^<\s]|<style|style="/)
    const script = /src="([^"]+swagger-initializer\.js)"/.exec(page.payload)?.[1] ?? ''
    const initializer = await app.inject(new URL(script, 'http://crosswalk.test/api/v1/docs/').pathname)
    expect(initializer.statusCode).toBe(200)
  })
})
