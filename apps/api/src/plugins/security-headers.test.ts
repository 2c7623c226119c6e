import { expect, it } from 'vitest'
import { createMatrix } from '../access/access-matrix.test-utils.ts'

/** What may be kept: pages made for everybody, frameworks that never change, and bytes under an address of five minutes. */
const MAY_BE_KEPT = [
  '/',
  '/api/v1/docs',
  '/api/v1/openapi.json',
  '/api/v1/standards',
  '/api/v1/qualifications',
  '/api/v1/mappings',
  '/api/v1/files',
]

it('every route answers with the headers that shut it in, and what is somebody’s is kept nowhere', async () => {
  const matrix = await createMatrix()
  const [learner = {}, manager = {}] = ['lrn', 'mgr'].map(column => matrix.headersByColumn.get(column))
  const faults: string[] = []
  for (const [name, request] of Object.entries(matrix.requests)) {
    const [method = 'GET'] = name.split(' ')
    for (const who of [learner, manager, {}]) {
      const stopped = new AbortController()
      const reply = await fetch(`${matrix.origin}${request.url}`, {
        method,
        headers: {
          ...request.headers,
          ...who,
          ...(request.body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
        signal: stopped.signal,
      })
      stopped.abort()
      const has = (header: string, words: RegExp) => words.test(reply.headers.get(header) ?? '')
      const isKept = MAY_BE_KEPT.some(start => request.url === start || request.url.startsWith(`${start}/`))
      const checks: Record<string, boolean> = {
        csp: has('content-security-policy', /default-src/) && !has('content-security-policy', /unsafe-(inline|eval)/),
        frame: has('content-security-policy', /frame-ancestors '(none|self)'/),
        nosniff: has('x-content-type-options', /^nosniff$/),
        referrer: has('referrer-policy', /./),
        unnamed: !reply.headers.has('x-powered-by') && !reply.headers.has('server'),
        unkept: isKept || has('cache-control', /no-store/),
        'no other origin': !reply.headers.has('access-control-allow-origin'),
      }
      for (const [check, isRight] of Object.entries(checks)) {
        if (!isRight) faults.push(`${name} ${reply.status}: ${check}`)
      }
    }
  }
  expect(faults).toEqual([])
}, 120_000)
