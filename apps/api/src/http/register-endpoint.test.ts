import { defineEndpoint } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addTestPerson, createTestApp } from '../app.test-utils.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { admit } from '../plugins/session-access.ts'
import { appError } from './app-error.ts'
import { serve } from './register-endpoint.ts'

const page = { summary: 'For this test.', tag: 'Tests', errors: [] } as const

const addNote = defineEndpoint({
  ...page,
  method: 'POST',
  path: '/tests/notes',
  scope: 'person',
  body: z.object({
    text: z.string().min(1, { error: 'A note can’t be empty.' }),
    tags: z
      .array(z.object({ page: z.int() }))
      .max(2)
      .optional(),
  }),
  status: 201,
  reply: z.object({ number: z.int(), text: z.string() }),
  idempotent: true,
})

const breakDown = defineEndpoint({
  ...page,
  method: 'GET',
  path: '/tests/breakdown/:how',
  scope: 'public',
  params: z.object({ how: z.string() }),
  status: 200,
  reply: z.object({ known: z.string() }),
})

async function createNotes() {
  let count = 0
  const notes: string[] = []
  const gate: { opens: Promise<void> } = { opens: Promise.resolve() }
  const world = await createTestApp({
    extend: app =>
      app.register(
        async part => {
          admit(part, 'person')
          serve(part, addNote, async ({ body, actor }) => {
            await gate.opens
            if (body.text === 'refused') throw appError('evidence.noTags')
            count += 1
            notes.push(`${actor.personId} ${body.text}`)
            return { number: count, text: body.text, secret: 'never to leave' }
          })
        },
        { prefix: '/api/v1' },
      ),
  })
  const person = await addTestPerson(world)
  const headers = await world.signedInAs(person)
  const send = (text: string, key?: string) =>
    world.request('POST', '/tests/notes', {
      body: { text },
      headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    })
  const changeRoles = async (): Promise<void> => {
    const { personId, centreId } = person
    const data = { roleId: world.ids.create('rol'), personId, role: 'tutor', from: '2020-01-01' } as const
    await world.store.tx('test', db => appendEntry(db, { centreId, actorId: null, kind: 'role.added', data }))
  }
  return { world, send, notes, gate, headers, changeRoles }
}

describe('what an endpoint takes and gives', () => {
  it('a reply is stripped to its contract', async () => {
    const { send } = await createNotes()
    const reply = await send('a note')
    expect(reply.status).toBe(201)
    expect(reply.body).toEqual({ number: 1, text: 'a note' })
  })

  it('what breaks its contract is refused, each place with a sentence for people', async () => {
    const { world, headers } = await createNotes()
    const body = { text: '', tags: [{ page: 1 }, { page: 'two' }] }
    const reply = await world.request('POST', '/tests/notes', { body, headers })
    expect(reply.status).toBe(400)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.body).toMatchObject({
      code: 'request.invalid',
      status: 400,
      errors: [
        { path: 'text', message: 'A note can’t be empty.' },
        { path: 'tags.1.page', message: 'This takes a number.' },
      ],
      requestId: reply.headers['x-request-id'],
    })
  })

  it('what is missing is said so, and not in the words of a program', async () => {
    const { world, headers } = await createNotes()
    const reply = await world.request('POST', '/tests/notes', { body: { tags: [{}] }, headers })
    expect(reply.body.errors).toEqual([
      { path: 'text', message: 'This is needed.' },
      { path: 'tags.0.page', message: 'This is needed.' },
    ])
  })

  it('a missing or an empty body counts as one with no fields, and what it lacks is named', async () => {
    const { world, headers } = await createNotes()
    const json = { ...headers, 'content-type': 'application/json' }
    for (const request of [
      { headers },
      { headers: json },
      { headers: json, payload: '' },
      { headers: json, payload: '{}' },
    ]) {
      const reply = await world.app.inject({ method: 'POST', url: '/api/v1/tests/notes', ...request })
      expect(reply.statusCode).toBe(400)
      expect(reply.json().errors).toEqual([{ path: 'text', message: 'This is needed.' }])
    }
  })

  it('a body of another kind is told that JSON is taken here', async () => {
    const { world, headers } = await createNotes()
    for (const type of ['text/plain', 'text/plain; charset=utf-8', 'application/x-www-form-urlencoded', 'image/png']) {
      const sent = { ...headers, 'content-type': type }
      const payload = '{"text":"a note"}'
      const reply = await world.app.inject({ method: 'POST', url: '/api/v1/tests/notes', headers: sent, payload })
      expect([reply.statusCode, reply.json().code], type).toEqual([415, 'request.unsupportedType'])
    }
  })

  it('an address that can’t be read is said to be just that', async () => {
    const { world, headers } = await createNotes()
    for (const url of ['/api/v1/evidence/%zz', '/api/v1/evidence/evd_x', '/api/v1/evidence/%00', '/%E0%A4%A']) {
      const reply = await world.app.inject({ url, headers })
      expect([reply.statusCode, reply.json().code], url).toEqual([400, 'request.invalid'])
      expect(reply.json().detail, url).toBe('This address can’t be read. See whether it was copied whole.')
    }
  })

  it('a body that is no JSON, of another type, or too long, gets an answer of its own', async () => {
    const { world, headers } = await createNotes()
    const send = (payload: string, type: string) =>
      world.app.inject({
        method: 'POST',
        url: '/api/v1/tests/notes',
        payload,
        headers: { ...headers, 'content-type': type },
      })
    expect((await send('{"text":', 'application/json')).json()).toMatchObject({ code: 'request.invalid', status: 400 })
    expect((await send('<note/>', 'text/xml')).json()).toMatchObject({ code: 'request.unsupportedType', status: 415 })
    const long = await send(JSON.stringify({ text: 'x'.repeat(2 * 1024 ** 2) }), 'application/json')
    expect(long.json()).toMatchObject({ code: 'request.tooLarge', status: 413 })
  })
})

describe('what goes wrong', () => {
  async function createBroken() {
    const lines: string[] = []
    const world = await createTestApp({
      config: { logLevel: 'error' },
      logStream: { write: line => void lines.push(line) },
      extend: app =>
        app.register(
          async part => {
            admit(part, 'public')
            serve(part, breakDown, async ({ params }) => {
              if (params.how === 'stale') {
                throw appError('conflict.stale', {
                  detail: 'Tom accepted this at 10:41.',
                  extra: { current: { revision: 4 } },
                })
              }
              if (params.how === 'reply') return JSON.parse('{"known":4}')
              throw new Error('the password of the database is sesame')
            })
          },
          { prefix: '/api/v1' },
        ),
    })
    return { world, lines }
  }

  it('a refusal carries its code, its sentence, what it knows more, and the current state', async () => {
    const { world } = await createBroken()
    const reply = await world.request('GET', '/tests/breakdown/stale')
    expect(reply.status).toBe(409)
    expect(reply.body).toMatchObject({
      type: 'urn:crosswalk:problem:conflict.stale',
      title: 'Somebody changed this while you read. Your words are kept; look at the change first.',
      detail: 'Tom accepted this at 10:41.',
      code: 'conflict.stale',
      errors: [],
      current: { revision: 4 },
    })
  })

  it('a surprise is told as a number and no more, and logged whole under that number', async () => {
    const { world, lines } = await createBroken()
    const reply = await world.request('GET', '/tests/breakdown/surprise')
    expect(reply).toMatchObject({ status: 500, body: { code: 'internal' } })
    expect(reply.text).not.toContain('sesame')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('sesame')
    expect(lines[0]).toContain(reply.body.requestId)
  })

  it('a reply that breaks its contract goes to nobody', async () => {
    const { world, lines } = await createBroken()
    const reply = await world.request('GET', '/tests/breakdown/reply')
    expect(reply).toMatchObject({ status: 500, body: { code: 'internal' } })
    expect(lines.join()).toContain('known')
  })

  it('an address of the API that is not there answers in the same shape', async () => {
    const { world } = await createBroken()
    const reply = await world.request('GET', '/students')
    expect(reply).toMatchObject({ status: 404, body: { code: 'record.notFound' } })
  })

  it('an address that can’t be read does too', async () => {
    const { world } = await createBroken()
    expect(await world.request('GET', '/tests/breakdown/%E0%A4%A')).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    })
  })
})

describe('a write that is repeated', () => {
  it('is done once: the same key gives the same answer again', async () => {
    const { send, notes } = await createNotes()
    const first = await send('a note', 'key-of-a-note')
    const again = await send('a note', 'key-of-a-note')
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.text).not.toContain('never to leave')
    expect(notes).toHaveLength(1)
  })

  it('with another content under the same key is refused', async () => {
    const { send, notes } = await createNotes()
    await send('a note', 'key-of-a-note')
    expect(await send('another', 'key-of-a-note')).toMatchObject({ status: 409, body: { code: 'conflict.keyReused' } })
    expect(notes).toHaveLength(1)
  })

  it('while the first is still being worked on is told to wait', async () => {
    const { send, notes, gate } = await createNotes()
    let open = () => {}
    gate.opens = new Promise(resolve => {
      open = resolve
    })
    const first = send('a note', 'key-of-a-note')
    await expect.poll(async () => (await send('a note', 'key-of-a-note')).body.code).toBe('conflict.repeated')
    open()
    expect((await first).status).toBe(201)
    expect(notes).toHaveLength(1)
  })

  it('after a refusal is tried anew', async () => {
    const { send } = await createNotes()
    expect((await send('refused', 'key-of-a-note')).body.code).toBe('evidence.noTags')
    expect((await send('a note', 'key-of-a-note')).status).toBe(201)
  })

  it('that was cut off by a crash is never done twice: the sender is told to look', async () => {
    const { world, send, notes } = await createNotes()
    await send('a note', 'key-of-a-note')
    await world.store.tx('test', async db => {
      await db.update(db.t.idempotencyKeys).set({ status: null, reply: null })
    })
    world.clock.advance({ minutes: 3 })
    const again = await send('a note', 'key-of-a-note')
    expect(again.body).toMatchObject({ code: 'conflict.repeated', detail: expect.stringContaining('cut off') })
    expect(notes).toHaveLength(1)
  })

  it('is not answered again to somebody who may see less since then', async () => {
    const { world, send, notes, changeRoles } = await createNotes()
    await send('a note', 'key-of-a-note')
    world.clock.advance({ minutes: 3 })
    await changeRoles()
    const again = await send('a note', 'key-of-a-note')
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict.doneBefore' } })
    expect(again.text).not.toContain('a note')
    expect(notes).toHaveLength(1)
  })

  it('is answered again though the act itself changed what its sender may see', async () => {
    const { world, send, gate, changeRoles } = await createNotes()
    world.clock.advance({ minutes: 1 })
    gate.opens = changeRoles()
    await send('a note', 'key-of-a-note')
    expect(await send('a note', 'key-of-a-note')).toMatchObject({ status: 201, body: { text: 'a note' } })
  })

  it('without a key is done each time', async () => {
    const { send, notes } = await createNotes()
    await send('a note')
    await send('a note')
    expect(notes).toHaveLength(2)
  })

  it('under the key of another person is that person’s own affair', async () => {
    const { world, send, notes } = await createNotes()
    await send('a note', 'key-of-a-note')
    const headers = { ...(await world.signedInAs(await addTestPerson(world))), 'idempotency-key': 'key-of-a-note' }
    expect((await world.request('POST', '/tests/notes', { body: { text: 'a note' }, headers })).status).toBe(201)
    expect(notes).toHaveLength(2)
  })
})
