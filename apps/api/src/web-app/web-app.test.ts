import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { createTestFolder } from '../db/store.test-utils.ts'

const HTML =
  '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><link rel="stylesheet" nonce="__CSP_NONCE__" href="/assets/x.css">'

async function createBuilt() {
  const dist = createTestFolder()
  mkdirSync(join(dist, 'assets'))
  writeFileSync(join(dist, 'index.html'), HTML)
  writeFileSync(join(dist, 'crosswalk.svg'), '<svg/>')
  writeFileSync(join(dist, 'service-worker.js'), 'self')
  writeFileSync(join(dist, 'assets/main-3f2a.js'), `// ${'x'.repeat(5_000)}`)
  writeFileSync(join(dist, 'assets/packed-77aa.js'), 'console')
  writeFileSync(join(dist, 'assets/packed-77aa.js.gz'), gzipSync('console'))
  writeFileSync(join(dist, '.secret'), 'hidden')
  const { app } = await createTestApp({ webDist: dist })
  return (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })
}

const readNonces = (html: string) => [...html.matchAll(/nonce="([^"]+)"/g)].map(match => match[1])

describe('the page', () => {
  it('carries a nonce of its own in each reply, and the policy lets in styles by that one alone', async () => {
    const get = await createBuilt()
    const [first, second] = [await get('/'), await get('/')]
    const nonces = readNonces(first.payload)
    expect(new Set(nonces).size).toBe(1)
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonces[0]}'`)
    expect(readNonces(second.payload)[0]).not.toBe(nonces[0])
    expect(first.headers['cache-control']).toBe('no-store')
  })

  it('has a policy without unsafe words, that lets no other site frame it', async () => {
    const get = await createBuilt()
    const policy = String((await get('/')).headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })

  it('answers at every screen’s address, so that a link to one works', async () => {
    const get = await createBuilt()
    for (const url of ['/', '/learners/lrn_1?tab=units', '/index', '/cohorts']) {
      const reply = await get(url)
      expect([url, reply.statusCode, reply.headers['content-type']]).toEqual([url, 200, 'text/html; charset=utf-8'])
    }
  })

  it('takes the place of no missing file and of no address of the API', async () => {
    const get = await createBuilt()
    for (const url of [
      '/assets/gone-1234.js',
      '/favicon.ico',
      '/api/v1/students',
      '/api/v2/learners',
      '/health/other',
    ]) {
      const reply = await get(url, { accept: 'text/html' })
      expect([url, reply.statusCode, reply.json().code]).toEqual([url, 404, 'record.notFound'])
    }
  })

  it('says what to do where the screens have not been built', async () => {
    const { app } = await createTestApp({ webDist: null })
    expect((await app.inject('/')).payload).toContain('npm start')
  })
})

describe('files of the screens', () => {
  it('with a hash in their name are kept for ever, the others are asked about each time', async () => {
    const get = await createBuilt()
    expect((await get('/assets/main-3f2a.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await get('/crosswalk.svg')).headers['cache-control']).toBe('no-cache')
  })

  it('of which one works without a signal: it may fetch what it keeps, and nothing else', async () => {
    const get = await createBuilt()
    const { headers } = await get('/service-worker.js')
    expect(headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'")
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('go out compressed, ready-made where they lie so', async () => {
    const get = await createBuilt()
    expect((await get('/assets/main-3f2a.js', { 'accept-encoding': 'br, gzip' })).headers['content-encoding']).toBe(
      'br',
    )
    const packed = await get('/assets/packed-77aa.js', { 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.headers['content-type']).toContain('javascript')
  })

  it('that are hidden or outside the folder are not there', async () => {
    const get = await createBuilt()
    for (const url of ['/.secret', '/assets/../.secret', '/..%2f..%2fpackage.json', '/assets/..%2f.secret']) {
      const reply = await get(url)
      expect(reply.payload).not.toContain('hidden')
      expect([url, [400, 403, 404].includes(reply.statusCode)]).toEqual([url, true])
    }
  })
})

describe('every reply', () => {
  it('of the API forbids a browser to draw it, guess its type or frame it', async () => {
    const { app } = await createTestApp()
    const { headers } = await app.inject('/api/v1/me')
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{12}$/),
    })
    expect(headers).not.toHaveProperty('strict-transport-security')
  })

  it('asks browsers to stay with https where Crosswalk is served so', async () => {
    const { app } = await createTestApp({ config: { publicUrl: 'https://crosswalk.test' } })
    expect((await app.inject('/api/v1/me')).headers['strict-transport-security']).toContain('max-age=')
  })
})
