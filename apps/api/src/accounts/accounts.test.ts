import { describe, expect, it } from 'vitest'
import {
  addTestCentre,
  addTestPerson,
  createTestApp,
  TEST_PASSWORD,
  type TestApp,
  type TestPerson,
} from '../app.test-utils.ts'

const NEW_PASSWORD = 'lanterns over the weir'
const readToken = (link: string) => link.split('/').at(-1) ?? ''

async function invite(world: TestApp, manager: TestPerson, person: TestPerson) {
  return world.request('POST', `/people/${person.personId}/invitation`, { as: manager })
}

const canSignIn = async (world: TestApp, email: string, password: string) =>
  (await world.request('POST', '/session', { body: { email, password } })).status === 200

async function inviting(options: Parameters<typeof createTestApp>[0] = {}) {
  const world = await createTestApp(options)
  const manager = await addTestPerson(world, { roles: ['centreManager'] })
  const person = await addTestPerson(world, { centreId: manager.centreId, password: null })
  return { world, manager, person }
}

describe('an invitation', () => {
  it('is shown to the manager who asked where no mail server is set, and kept in the outbox', async () => {
    const { world, manager, person } = await inviting()
    const reply = await invite(world, manager, person)
    expect(reply.status).toBe(201)
    expect(reply.body).toEqual({
      sentTo: person.email,
      link: expect.stringMatching(/^http:\/\/crosswalk\.test\/password\/[\w-]{43}$/),
      expiresAt: '2026-12-04T09:00:00.000Z',
    })
    const mails = await world.store.read.select().from(world.store.read.t.outbox)
    expect(mails).toEqual([expect.objectContaining({ toAddress: person.email, sentAt: null })])
  })

  it('goes by e-mail where one is set, and is shown to nobody else', async () => {
    const { world, manager, person } = await inviting({ hasSmtp: true })
    const reply = await invite(world, manager, person)
    expect(reply.body.link).toBeNull()
    await world.services.outbox.deliver()
    expect(world.mails).toEqual([
      expect.objectContaining({ to: person.email, text: expect.stringContaining('http://crosswalk.test/password/') }),
    ])
    const [kept] = await world.store.read.select().from(world.store.read.t.outbox)
    expect(kept).toMatchObject({ body: '', attempts: 1 })
  })

  it('says whose and which centre’s it is, and sets a password once', async () => {
    const { world, manager, person } = await inviting()
    const token = readToken((await invite(world, manager, person)).body.link)
    const shown = await world.request('GET', `/password-links/${token}`)
    expect(shown.body).toMatchObject({ purpose: 'invitation', email: person.email, centreName: 'Harbour Training' })
    const use = () => world.request('POST', `/password-links/${token}`, { body: { password: NEW_PASSWORD } })
    expect((await use()).status).toBe(204)
    expect(await canSignIn(world, person.email, NEW_PASSWORD)).toBe(true)
    expect(await use()).toMatchObject({ status: 410, body: { code: 'link.expired' } })
  })

  it('runs out after two weeks', async () => {
    const { world, manager, person } = await inviting()
    const token = readToken((await invite(world, manager, person)).body.link)
    world.clock.advance({ days: 14 })
    expect((await world.request('GET', `/password-links/${token}`)).status).toBe(410)
  })

  it('takes the place of the one before', async () => {
    const { world, manager, person } = await inviting()
    const first = readToken((await invite(world, manager, person)).body.link)
    await invite(world, manager, person)
    expect((await world.request('GET', `/password-links/${first}`)).status).toBe(410)
  })

  it('refuses a password that anybody would guess first', async () => {
    const { world, manager, person } = await inviting()
    const token = readToken((await invite(world, manager, person)).body.link)
    for (const password of ['Password2026!!', 'aaaaaaaaaaaa', 'abcdefghijkl', 'harbourtraining1']) {
      const reply = await world.request('POST', `/password-links/${token}`, { body: { password } })
      expect(reply, password).toMatchObject({ status: 400, body: { code: 'password.weak' } })
    }
  })

  it('is not there for people of another centre', async () => {
    const { world, person } = await inviting()
    const stranger = await addTestPerson(world, { roles: ['centreManager'] })
    expect((await invite(world, stranger, person)).body.code).toBe('record.notFound')
  })

  it('shows no manager a link into an account that opens another centre as well', async () => {
    const { world, manager, person } = await inviting()
    await addTestPerson(world, { centreId: await addTestCentre(world), accountId: person.accountId })
    expect((await invite(world, manager, person)).body.link).toBeNull()
  })
})

describe('a forgotten password', () => {
  it('answers the same whether or not the address is known, and mails only where it is', async () => {
    const world = await createTestApp({ hasSmtp: true })
    const { email } = await addTestPerson(world)
    for (const asked of [email, 'nobody@crosswalk.test']) {
      const reply = await world.request('POST', '/password-resets', { body: { email: asked } })
      expect(reply).toMatchObject({ status: 204, text: '' })
    }
    await world.services.outbox.deliver()
    expect(world.mails.map(mail => mail.to)).toEqual([email])
  })

  it('ends every session once the new one is set, and tells the person', async () => {
    const world = await createTestApp({ hasSmtp: true })
    const person = await addTestPerson(world)
    const headers = await world.signedInAs(person)
    await world.request('POST', '/password-resets', { body: { email: person.email } })
    await world.services.outbox.deliver()
    const token = /password\/([\w-]+)/.exec(world.mails[0]?.text ?? '')?.[1]
    await world.request('POST', `/password-links/${token}`, { body: { password: NEW_PASSWORD } })
    expect((await world.request('GET', '/me', { headers })).status).toBe(401)
    expect(await canSignIn(world, person.email, TEST_PASSWORD)).toBe(false)
    await world.services.outbox.deliver()
    expect(world.mails.at(-1)?.subject).toBe('Your Crosswalk password was changed')
  })

  it('fills nobody’s mailbox: after eight requests for one address the next are refused', async () => {
    const world = await createTestApp({ hasSmtp: true })
    const { email } = await addTestPerson(world)
    const ask = () => world.request('POST', '/password-resets', { body: { email } })
    for (let i = 0; i < 8; i++) expect((await ask()).status).toBe(204)
    expect((await ask()).status).toBe(429)
  })
})

describe('changing a password', () => {
  const change = (world: TestApp, headers: Record<string, string>, current: string) =>
    world.request('POST', '/me/password', { headers, body: { current, next: NEW_PASSWORD } })

  it('keeps the session that did it and ends all others', async () => {
    const world = await createTestApp()
    const person = await addTestPerson(world)
    const [here, there] = [await world.signedInAs(person), await world.signedInAs(person)]
    expect((await change(world, here, TEST_PASSWORD)).status).toBe(204)
    expect((await world.request('GET', '/me', { headers: here })).status).toBe(200)
    expect((await world.request('GET', '/me', { headers: there })).status).toBe(401)
    expect(await canSignIn(world, person.email, NEW_PASSWORD)).toBe(true)
  })

  it('needs the current one, and stops guesses at it', async () => {
    const world = await createTestApp()
    const headers = await world.signedInAs(await addTestPerson(world))
    for (let i = 0; i < 8; i++) {
      expect(await change(world, headers, 'not the password')).toMatchObject({
        status: 400,
        body: { code: 'password.wrong' },
      })
    }
    expect((await change(world, headers, TEST_PASSWORD)).status).toBe(429)
  })
})

describe('setting up an empty server', () => {
  const first = {
    centreName: 'Harbour Training',
    familyName: 'Okafor',
    email: 'ada@crosswalk.test',
    password: NEW_PASSWORD,
  }

  it('makes the first centre and its manager through the ledger, once', async () => {
    const world = await createTestApp()
    const token = readToken((await world.services.accounts.createSetupLink()) ?? '')
    const setUp = () => world.request('POST', `/setup/${token}`, { body: first })
    expect((await setUp()).status).toBe(204)
    const reply = await world.request('POST', '/session', { body: { email: first.email, password: NEW_PASSWORD } })
    expect(reply.body.user).toMatchObject({ name: 'Okafor', roles: ['centreManager'] })
    const entries = await world.store.read.select().from(world.store.read.t.ledger)
    expect(entries.map(entry => entry.kind)).toEqual(['centre.added', 'person.added', 'role.added'])
    expect((await setUp()).body.code).toBe('link.expired')
    expect(await world.services.accounts.createSetupLink()).toBeNull()
  })

  it('by a link that sets no password for anybody else', async () => {
    const world = await createTestApp()
    const token = readToken((await world.services.accounts.createSetupLink()) ?? '')
    const reply = await world.request('POST', `/password-links/${token}`, { body: { password: NEW_PASSWORD } })
    expect(reply.body.code).toBe('link.expired')
  })

  it('and only by the link of the last start', async () => {
    const world = await createTestApp()
    const before = readToken((await world.services.accounts.createSetupLink()) ?? '')
    await world.services.accounts.createSetupLink()
    expect((await world.request('POST', `/setup/${before}`, { body: first })).status).toBe(410)
  })
})
