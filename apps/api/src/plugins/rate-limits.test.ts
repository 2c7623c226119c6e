import { describe, expect, it } from 'vitest'
import { addTestPerson, createTestApp } from '../app.test-utils.ts'

async function createLimited() {
  const world = await createTestApp({ rateLimits: { requestsPerMinute: 3, failures: 8 } })
  const person = await addTestPerson(world)
  return { world, person, headers: await world.signedInAs(person) }
}

describe('the limit on requests', () => {
  it('is a person’s own, whatever address they share', async () => {
    const { world, headers } = await createLimited()
    for (let i = 0; i < 3; i++) expect((await world.request('GET', '/me', { headers })).status).toBe(200)
    const refused = await world.request('GET', '/me', { headers })
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.tooMany' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    const colleague = await world.signedInAs(await addTestPerson(world))
    expect((await world.request('GET', '/me', { headers: colleague })).status).toBe(200)
  })

  it('is an address’s where nobody has signed in', async () => {
    const { world } = await createLimited()
    const ask = (address: string) => world.request('POST', '/session/refresh', { address })
    for (let i = 0; i < 3; i++) expect((await ask('192.0.2.1')).status).toBe(401)
    expect((await ask('192.0.2.1')).status).toBe(429)
    expect((await ask('192.0.2.2')).status).toBe(401)
  })

  it('never stands before the page, its files or the question whether the server is well', async () => {
    const { world } = await createLimited()
    for (let i = 0; i < 6; i++) {
      expect((await world.app.inject('/')).statusCode).toBe(200)
      expect((await world.app.inject('/health/ready')).statusCode).toBe(200)
    }
  })
})
