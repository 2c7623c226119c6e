import { describe, expect, it } from 'vitest'
import { toApiError } from './api-error.ts'
import { toUrl } from './send.ts'

describe('the address of a call', () => {
  it('fills each part of the path, made safe, and leaves out what is undefined', () => {
    expect(toUrl('/enrolments/:id/ksbs/:ksbId', { id: 'enr_1', ksbId: 'a/b' }, { limit: 5, cursor: undefined })).toBe(
      '/api/v1/enrolments/enr_1/ksbs/a%2Fb?limit=5',
    )
  })

  it('is refused where a part is missing', () => {
    expect(() => toUrl('/enrolments/:id', {}, undefined)).toThrow('needs id')
  })
})

describe('a refusal', () => {
  it('keeps code, places and the request’s number', async () => {
    const error = await toApiError(
      Response.json(
        { code: 'request.invalid', errors: [{ path: 'uln', message: 'A ULN has ten digits.' }], requestId: 'req-7' },
        { status: 400 },
      ),
    )
    expect(error).toMatchObject({
      code: 'request.invalid',
      status: 400,
      requestId: 'req-7',
      errors: [{ path: 'uln', message: 'A ULN has ten digits.' }],
    })
  })

  it('in words that are not the API’s is a connection that failed', async () => {
    expect((await toApiError(new Response('<html>gateway</html>', { status: 502 }))).name).toBe('ConnectionError')
    expect((await toApiError(Response.json({ code: 'teapot' }, { status: 418 }))).name).toBe('ConnectionError')
  })
})
