import { describe, expect, it } from 'vitest'
import {
  addTestCentre,
  addTestPerson,
  createTestApp,
  type Reply,
  TEST_PASSWORD,
  type TestApp,
} from '../app.test-utils.ts'
import { REFRESH_COOKIE } from './refresh-tokens.ts'

const readCookie = (reply: Reply) => reply.cookies.find(cookie => cookie.name === REFRESH_COOKIE)
const bearer = (reply: Reply) => ({ authorization: `Bearer ${reply.body.accessToken}` })

async function signIn(world: TestApp, email: string, password = TEST_PASSWORD, rest: object = {}) {
  return world.request('POST', '/session', { body: { email, password, ...rest } })
}

async function refresh(world: TestApp, token: string) {
  return world.request('POST', '/session/refresh', { cookies: { [REFRESH_COOKIE]: token } })
}

async function signedIn(world: TestApp, email: string) {
  const reply = await signIn(world, email)
  return { headers: bearer(reply), token: String(readCookie(reply)?.value), reply }
}

describe('signing in', () => {
  it('gives an access token of ten minutes, who you are, and a cookie that no script can read', async () => {
    const world = await createTestApp()
    const priya = await addTestPerson(world, { roles: ['assessor', 'iqa'] })
    const reply = await signIn(world, `  ${priya.email.toUpperCase()} `)
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      accessToken: expect.any(String),
      expiresIn: 600,
      user: { id: priya.personId, name: 'Priya Shah', centreId: priya.centreId, roles: ['assessor', 'iqa'] },
    })
    expect(readCookie(reply)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/v1/session' })
    expect(readCookie(reply)).not.toHaveProperty('secure')
    expect((await world.request('GET', '/me', { headers: bearer(reply) })).status).toBe(200)
  })

  it('sends the cookie over https alone where Crosswalk is served so', async () => {
    const world = await createTestApp({ config: { publicUrl: 'https://crosswalk.test' } })
    const { email } = await addTestPerson(world)
    expect(readCookie(await signIn(world, email))).toMatchObject({ secure: true })
  })

  it('answers the same to a wrong password, an unknown address and an account without a password', async () => {
    const world = await createTestApp()
    const { email } = await addTestPerson(world)
    const invited = await addTestPerson(world, { password: null })
    const replies = [
      await signIn(world, email, 'not the password'),
      await signIn(world, 'nobody@crosswalk.test'),
      await signIn(world, invited.email),
    ]
    for (const reply of replies) {
      expect(reply.status).toBe(401)
      expect({ ...reply.body, requestId: '' }).toEqual({ ...replies[0]?.body, requestId: '' })
    }
    expect(replies[0]?.body.code).toBe('session.wrongCredentials')
  })

  it('asks somebody of two centres which one, and opens the one that they choose', async () => {
    const world = await createTestApp()
    const first = await addTestPerson(world)
    const centreId = await addTestCentre(world, 'Beacon College')
    const second = await addTestPerson(world, { centreId, accountId: first.accountId, roles: ['learner'] })
    const question = await signIn(world, first.email)
    expect(question.body).toEqual({
      memberships: [
        { centreId, name: 'Beacon College' },
        { centreId: first.centreId, name: 'Harbour Training' },
      ],
    })
    expect(readCookie(question)).toBeUndefined()
    const reply = await signIn(world, first.email, TEST_PASSWORD, { centreId })
    expect(reply.body.user).toMatchObject({ id: second.personId, centreId, roles: ['learner'] })
  })

  it('opens no centre that the person does not belong to', async () => {
    const world = await createTestApp()
    const { email } = await addTestPerson(world)
    const other = await addTestPerson(world)
    expect((await signIn(world, email, TEST_PASSWORD, { centreId: other.centreId })).status).toBe(401)
  })

  it('tells somebody whose access is closed, once they have shown that they know the password', async () => {
    const world = await createTestApp()
    const person = await addTestPerson(world)
    await closePerson(world, person.personId)
    expect((await signIn(world, person.email, 'not the password')).body.code).toBe('session.wrongCredentials')
    expect((await signIn(world, person.email)).body.code).toBe('account.closed')
  })

  it('is refused to a page of another site, which the browser names', async () => {
    const world = await createTestApp()
    const { email } = await addTestPerson(world)
    const headers = { 'sec-fetch-site': 'cross-site' }
    const body = { email, password: TEST_PASSWORD }
    expect((await world.request('POST', '/session', { body, headers })).status).toBe(401)
  })
})

describe('guessing at a password', () => {
  const guess = (world: TestApp, email: string, address: string, password = 'not the password') =>
    world.request('POST', '/session', { body: { email, password }, address })

  it('is stopped after eight wrong ones, even for the right one', async () => {
    const world = await createTestApp()
    const { email } = await addTestPerson(world)
    for (let i = 0; i < 8; i++) expect((await guess(world, email, '192.0.2.1')).status).toBe(401)
    const reply = await guess(world, email, '192.0.2.1', TEST_PASSWORD)
    expect(reply).toMatchObject({ status: 429, body: { code: 'request.tooMany' } })
  })

  it('is not made easier by asking thirty times at once', async () => {
    const world = await createTestApp()
    const { email } = await addTestPerson(world)
    const replies = await Promise.all(Array.from({ length: 30 }, () => guess(world, email, '192.0.2.1')))
    expect(replies.filter(reply => reply.status === 401)).toHaveLength(8)
    expect(replies.filter(reply => reply.status === 429)).toHaveLength(22)
  })

  it('locks neither the owner out nor others at the same address', async () => {
    const world = await createTestApp()
    const { email } = await addTestPerson(world)
    const colleague = await addTestPerson(world)
    for (let i = 0; i < 9; i++) await guess(world, email, '192.0.2.1')
    expect((await guess(world, email, '198.51.100.7', TEST_PASSWORD)).status).toBe(200)
    expect((await guess(world, colleague.email, '192.0.2.1', TEST_PASSWORD)).status).toBe(200)
  })

  it('is what counts: right passwords never do', async () => {
    const world = await createTestApp()
    const { email } = await addTestPerson(world)
    for (let i = 0; i < 12; i++) expect((await guess(world, email, '192.0.2.1', TEST_PASSWORD)).status).toBe(200)
  })
})

describe('staying signed in', () => {
  it('an access token ends after ten minutes', async () => {
    const world = await createTestApp()
    const { headers } = await signedIn(world, (await addTestPerson(world)).email)
    world.clock.advance({ seconds: 599 })
    expect((await world.request('GET', '/me', { headers })).status).toBe(200)
    world.clock.advance({ seconds: 1 })
    expect((await world.request('GET', '/me', { headers })).body.code).toBe('session.required')
  })

  it('a refresh gives a new token and replaces the cookie', async () => {
    const world = await createTestApp()
    const { token } = await signedIn(world, (await addTestPerson(world)).email)
    world.clock.advance({ minutes: 20 })
    const reply = await refresh(world, token)
    expect(reply.status).toBe(200)
    expect(readCookie(reply)?.value).not.toBe(token)
    expect((await world.request('GET', '/me', { headers: bearer(reply) })).status).toBe(200)
  })

  it('three tabs that wake at once are all given the same successor', async () => {
    const world = await createTestApp()
    const { token } = await signedIn(world, (await addTestPerson(world)).email)
    const replies = await Promise.all([refresh(world, token), refresh(world, token), refresh(world, token)])
    expect(replies.map(reply => reply.status)).toEqual([200, 200, 200])
    expect(new Set(replies.map(reply => readCookie(reply)?.value)).size).toBe(1)
  })

  it('the token just replaced is honoured for thirty seconds', async () => {
    const world = await createTestApp()
    const { token } = await signedIn(world, (await addTestPerson(world)).email)
    const first = await refresh(world, token)
    world.clock.advance({ seconds: 30 })
    const late = await refresh(world, token)
    expect(readCookie(late)?.value).toBe(readCookie(first)?.value)
  })

  it('later than that it ends the session everywhere and tells the person', async () => {
    const world = await createTestApp({ hasSmtp: true })
    const { email } = await addTestPerson(world)
    const { token } = await signedIn(world, email)
    const honest = await refresh(world, token)
    world.clock.advance({ seconds: 31 })
    const reused = await refresh(world, token)
    expect(reused).toMatchObject({ status: 401, body: { code: 'session.reused' } })
    expect((await world.request('GET', '/me', { headers: bearer(honest) })).status).toBe(401)
    expect((await refresh(world, String(readCookie(honest)?.value))).body.code).toBe('session.reused')
    await world.services.outbox.deliver()
    expect(world.mails).toEqual([expect.objectContaining({ to: email, subject: 'Your Crosswalk session was ended' })])
  })

  it('a session that nobody used for two weeks is over', async () => {
    const world = await createTestApp()
    const { token } = await signedIn(world, (await addTestPerson(world)).email)
    world.clock.advance({ days: 14 })
    expect((await refresh(world, token)).body.code).toBe('session.required')
  })

  it('no session outlives three months, however busy', async () => {
    const world = await createTestApp()
    let { token } = await signedIn(world, (await addTestPerson(world)).email)
    for (let week = 1; week <= 12; week++) {
      world.clock.advance({ days: 7 })
      token = String(readCookie(await refresh(world, token))?.value)
    }
    world.clock.advance({ days: 6 })
    expect((await refresh(world, token)).status).toBe(401)
  })

  it('the store keeps no token that anybody could present', async () => {
    const world = await createTestApp()
    const { token } = await signedIn(world, (await addTestPerson(world)).email)
    const { refreshTokens, sessionFamilies } = world.store.read.t
    const rows = [
      await world.store.read.select().from(refreshTokens),
      await world.store.read.select().from(sessionFamilies),
    ]
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('the end of a session', () => {
  it('signing out ends it at once, access token included', async () => {
    const world = await createTestApp()
    const { headers, token } = await signedIn(world, (await addTestPerson(world)).email)
    expect((await world.request('DELETE', '/session', { headers })).status).toBe(204)
    expect((await world.request('GET', '/me', { headers })).status).toBe(401)
    expect((await refresh(world, token)).body.code).toBe('session.required')
  })

  it('signing out works with the cookie alone, once the access token has run out', async () => {
    const world = await createTestApp()
    const { token } = await signedIn(world, (await addTestPerson(world)).email)
    const reply = await world.request('DELETE', '/session', { cookies: { [REFRESH_COOKIE]: token } })
    expect(reply.status).toBe(204)
    expect(readCookie(reply)?.value).toBe('')
    expect((await refresh(world, token)).status).toBe(401)
  })

  it('signing out in one browser leaves the other one signed in', async () => {
    const world = await createTestApp()
    const { email } = await addTestPerson(world)
    const [here, there] = [await signedIn(world, email), await signedIn(world, email)]
    await world.request('DELETE', '/session', { headers: here.headers })
    expect((await world.request('GET', '/me', { headers: there.headers })).status).toBe(200)
  })

  it('closed access ends it at once', async () => {
    const world = await createTestApp()
    const person = await addTestPerson(world)
    const { headers, token } = await signedIn(world, person.email)
    await closePerson(world, person.personId)
    expect((await world.request('GET', '/me', { headers })).status).toBe(401)
    expect((await refresh(world, token)).body.code).toBe('account.closed')
  })

  it('is told to its streams within a second, whatever ended it', async () => {
    const world = await createTestApp()
    const person = await addTestPerson(world)
    const { headers } = await signedIn(world, person.email)
    const [family] = await world.store.read.select().from(world.store.read.t.sessionFamilies)
    const ended = new Promise<void>(resolve => world.services.sessions.onSessionEnded(String(family?.id), resolve))
    const startedAt = performance.now()
    await world.request('DELETE', '/session', { headers })
    await ended
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(await world.services.sessions.isFamilyLive(String(family?.id))).toBe(false)
  })
})

describe('roles', () => {
  it('are those of this moment: one taken away is gone with the next request', async () => {
    const world = await createTestApp()
    const person = await addTestPerson(world, { roles: ['assessor', 'centreManager'] })
    const { headers } = await signedIn(world, person.email)
    expect((await world.request('GET', '/me', { headers })).body.user.roles).toEqual(['assessor', 'centreManager'])
    await world.store.tx('test', async db => {
      const roles = await db.select().from(db.t.personRoles)
      const manager = roles.find(role => role.role === 'centreManager')
      await db.delete(db.t.personRoles)
      await db.insert(db.t.personRoles).values(roles.filter(role => role !== manager))
    })
    expect((await world.request('GET', '/me', { headers })).body.user.roles).toEqual(['assessor'])
  })

  it('that are dated end with their last day in England', async () => {
    const world = await createTestApp()
    const person = await addTestPerson(world, { roles: ['assessor'] })
    await world.store.tx('test', async db => {
      const { personId, centreId } = person
      await db
        .insert(db.t.personRoles)
        .values({ id: 'rol_x', personId, centreId, role: 'iqa', fromOn: '2026-11-01', toOn: '2026-11-20', began: 2 })
    })
    world.clock.set('2026-11-20T23:55:00Z')
    const { headers } = await signedIn(world, person.email)
    expect((await world.request('GET', '/me', { headers })).body.user.roles).toEqual(['assessor', 'iqa'])
    world.clock.set('2026-11-21T00:00:00Z')
    expect((await world.request('GET', '/me', { headers })).body.user.roles).toEqual(['assessor'])
  })
})

async function closePerson(world: TestApp, personId: string): Promise<void> {
  await world.store.tx('test', async db => {
    const { people } = db.t
    const [person] = (await db.select().from(people)).filter(one => one.id === personId)
    if (person === undefined) throw new Error('nobody to close')
    await db
      .insert(people)
      .values({ ...person, ended: 2 })
      .onConflictDoUpdate({ target: people.id, set: { ended: 2 } })
  })
}
