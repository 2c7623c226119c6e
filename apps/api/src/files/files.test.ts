import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toDataFolder } from '../db/data-folder.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { readByteRange } from './byte-range.ts'
import { toContentDisposition, toFileName, toMadeName } from './file-name.ts'
import { findMediaType } from './media-type.ts'

const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082',
  'hex',
)

const encode = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

const tus = { 'tus-resumable': '1.0.0' }

/** Over a real connection: tus reads from the socket. */
async function send(p: Portfolio, method: string, path: string, headers: Record<string, string>, body?: Buffer) {
  if (p.app.server.address() === null) await p.app.listen({ port: 0, host: '127.0.0.1' })
  const at = p.app.server.address()
  const port = typeof at === 'object' ? at?.port : null
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...tus, ...headers },
    ...(body && { body: new Uint8Array(body) }),
  })
  return { status: reply.status, headers: reply.headers, text: await reply.text() }
}

async function create(p: Portfolio, evidenceId: string, size: number, as = p.learner, filename = 'refund.png') {
  const reply = await send(p, 'POST', '/api/v1/uploads', {
    ...(await p.signedInAs(as)),
    'upload-length': String(size),
    'upload-metadata': encode({ evidenceId, filename }),
  })
  return { status: reply.status, location: reply.headers.get('location') ?? '', text: reply.text }
}

async function patch(p: Portfolio, location: string, offset: number, bytes: Buffer, as = p.learner) {
  const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }
  return send(p, 'PATCH', location, { ...(await p.signedInAs(as)), ...headers }, bytes)
}

async function upload(p: Portfolio, evidenceId: string, bytes: Buffer, filename?: string) {
  const { location } = await create(p, evidenceId, bytes.length, p.learner, filename)
  const reply = await patch(p, location, 0, bytes)
  expect(reply.status).toBe(204)
  const item = await p.request('GET', `/evidence/${evidenceId}`, { as: p.learner })
  return item.body.files.at(-1)
}

describe('uploading', () => {
  it('takes a file in pieces, and says what it is by its bytes', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft({ criteria: ['6/2.1'], more: { text: undefined } })
    const { location } = await create(p, item.id, PNG.length, p.learner, '../../C:\\photos\\refund.exe')
    const submit = () =>
      p.request('POST', `/evidence/${item.id}/submission`, { as: p.learner, body: { ownWork: true } })
    expect((await patch(p, location, 0, PNG.subarray(0, 20))).status).toBe(204)
    expect((await submit()).body.code).toBe('evidence.uploadUnfinished')
    const head = await send(p, 'HEAD', location, await p.signedInAs(p.learner))
    expect(head.headers.get('upload-offset')).toBe('20')
    expect((await patch(p, location, 20, PNG.subarray(20))).status).toBe(204)
    const found = await p.request('GET', `/evidence/${item.id}`, { as: p.learner })
    expect(found.body.files).toMatchObject([
      { name: 'refund.exe', mediaType: 'image/png', size: PNG.length, inline: true, version: 1 },
    ])
    expect((await submit()).status).toBe(200)
  })

  it('finds the upload again after the last answer was lost', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const { location } = await create(p, item.id, PNG.length)
    await patch(p, location, 0, PNG)
    const head = await send(p, 'HEAD', location, await p.signedInAs(p.learner))
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(PNG.length)])
  })

  it('is refused for nothing, for too much, for a program, and for anybody else', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    expect((await create(p, item.id, 0)).text).toContain('upload.emptyFile')
    expect((await create(p, item.id, 3 * 1024 ** 3)).status).toBe(413)
    for (const who of [p.assessor, p.tutor, p.manager]) expect((await create(p, item.id, 10, who)).status).toBe(403)
    for (const who of [p.otherAssessor, p.elsewhere.learner])
      expect((await create(p, item.id, 10, who)).status).toBe(404)
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
    const { location } = await create(p, item.id, program.length)
    expect((await patch(p, location, 0, program)).status).toBe(415)
    expect((await p.request('GET', `/evidence/${item.id}`, { as: p.learner })).body).toMatchObject({
      files: [],
      uploadsUnderWay: 0,
    })
  })

  it('belongs to whoever began it', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const { location } = await create(p, item.id, PNG.length)
    expect((await patch(p, location, 0, PNG, p.assessor)).status).toBe(404)
    expect((await send(p, 'PATCH', location, {})).status).toBe(401)
  })

  it('takes bytes for the upload that was asked for, whatever else the address names', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const mine = await create(p, item.id, PNG.length)
    const theirs = await create(p, (await p.addDraft({ as: p.assessor })).id, PNG.length, p.assessor)
    const id = theirs.location.split('/').at(-1)
    await patch(p, `${mine.location}?/${id}`, 0, Buffer.from('not a refund'))
    const head = await send(p, 'HEAD', theirs.location, await p.signedInAs(p.assessor))
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '0'])
  })

  it('that could not begin does not keep the evidence from being submitted', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft({ criteria: ['6/2.1'] })
    const headers = {
      ...(await p.signedInAs(p.learner)),
      'upload-length': '10',
      'upload-metadata': encode({ evidenceId: item.id, filename: 'refund.png' }),
    }
    const wrong = [{ 'upload-concat': 'partial' }, { 'upload-length': '1e1' }, { 'tus-resumable': '0.2.2' }]
    for (const more of wrong) {
      const reply = await send(p, 'POST', '/api/v1/uploads', { ...headers, ...more })
      expect(reply.status).toBeGreaterThanOrEqual(400)
    }
    const found = await p.request('GET', `/evidence/${item.id}`, { as: p.learner })
    expect(found.body.uploadsUnderWay).toBe(0)
  })

  it('is refused in the words of every other refusal, whatever the sender got wrong', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const { location } = await create(p, item.id, PNG.length)
    const headers = await p.signedInAs(p.learner)
    const offset = { ...headers, 'upload-offset': '7', 'content-type': 'application/offset+octet-stream' }
    const tooMuch = { ...offset, 'upload-offset': '0' }
    const { 'upload-offset': _, ...noOffset } = offset
    const refusals = [
      { headers: offset, body: PNG, code: 'upload.outOfStep', status: 409 },
      { headers: tooMuch, body: Buffer.concat([PNG, PNG]), code: 'upload.tooLarge', status: 413 },
      { headers: noOffset, body: PNG, code: 'upload.notUnderstood', status: 400 },
      { headers: { ...offset, 'tus-resumable': '0.2.2' }, body: PNG, code: 'upload.notUnderstood', status: 400 },
      { headers: { ...offset, 'upload-offset': '-1' }, body: PNG, code: 'upload.notUnderstood', status: 400 },
    ]
    for (const { headers, body, code, status } of refusals) {
      const reply = await send(p, 'PATCH', location, headers, body)
      expect([reply.status, reply.headers.get('content-type')], code).toEqual([status, 'application/problem+json'])
      const problem = JSON.parse(reply.text)
      expect(problem, reply.text).toMatchObject({ code, status, errors: [] })
      expect(problem.requestId).toBe(reply.headers.get('x-request-id'))
      expect(problem.detail ?? problem.title).toMatch(/\.$/)
    }
  })

  it('says nothing of the server’s disk when something breaks there', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const { location } = await create(p, item.id, PNG.length)
    const { uploads } = toDataFolder(p.deps.config.dataDir)
    rmSync(uploads, { recursive: true })
    const reply = await patch(p, location, 0, PNG)
    expect(reply.text).not.toContain(uploads)
    expect(JSON.parse(reply.text).code).toMatch(/^(internal|record\.notFound)$/)
  })

  it('can be given up', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const { location } = await create(p, item.id, PNG.length)
    expect((await send(p, 'DELETE', location, await p.signedInAs(p.learner))).status).toBe(204)
    expect((await p.request('GET', `/evidence/${item.id}`, { as: p.learner })).body.uploadsUnderWay).toBe(0)
  })
})

describe('links to files', () => {
  const link = (p: Portfolio, fileId: string, as = p.learner, purpose = 'view') =>
    p.request('POST', `/files/${fileId}/link`, { as, body: { purpose } })

  it('gives the bytes, whole or in part, shut in, for five minutes', async () => {
    const p = await createPortfolio()
    const file = await upload(p, (await p.addDraft()).id, PNG)
    const { body } = await link(p, file.id, p.assessor)
    const whole = await p.app.inject({ url: body.url })
    expect(whole.rawPayload.equals(PNG)).toBe(true)
    expect(whole.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=300',
    })
    expect(String(whole.headers['content-disposition'])).toContain('inline')
    expect(String(whole.headers['content-security-policy'])).toContain('sandbox')
    const part = await p.app.inject({ url: body.url, headers: { range: 'bytes=1-3' } })
    expect([part.statusCode, part.payload, part.headers['content-range']]).toEqual([
      206,
      'PNG',
      `bytes 1-3/${PNG.length}`,
    ])
    expect((await p.app.inject({ url: body.url, headers: { range: 'bytes=9999-' } })).statusCode).toBe(416)
    p.clock.advance({ minutes: 5, seconds: 1 })
    expect((await p.app.inject({ url: body.url })).statusCode).toBe(410)
  })

  it('is for one file, and ends with the session', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const file = await upload(p, item.id, PNG)
    const other = await upload(p, item.id, Buffer.from('Notes of the day.'), 'notes.txt')
    const headers = await p.signedInAs(p.learner)
    const reply = await p.app.inject({
      method: 'POST',
      url: `/api/v1/files/${file.id}/link`,
      headers,
      payload: { purpose: 'view' },
    })
    const { url } = reply.json()
    expect((await p.app.inject({ url: url.replace(file.id, other.id) })).statusCode).toBe(410)
    expect((await p.app.inject({ url: `${url}x` })).statusCode).toBe(410)
    await p.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })
    expect((await p.app.inject({ url })).statusCode).toBe(410)
  })

  it('always downloads what could act in a browser', async () => {
    const p = await createPortfolio()
    const file = await upload(p, (await p.addDraft()).id, Buffer.from('<html><script>alert(1)</script>'), 'page.png')
    expect(file).toMatchObject({ mediaType: 'text/html', inline: false })
    const { body } = await link(p, file.id)
    const reply = await p.app.inject({ url: body.url })
    expect(String(reply.headers['content-disposition'])).toMatch(/^attachment/)
  })

  it('is not found by anybody who does not see the evidence', async () => {
    const p = await createPortfolio()
    const file = await upload(p, (await p.addDraft()).id, PNG)
    for (const who of [p.otherAssessor, p.elsewhere.manager]) expect((await link(p, file.id, who)).status).toBe(404)
  })
})

it('removes a file from a draft, and from nothing that was submitted', async () => {
  const p = await createPortfolio()
  const item = await p.addDraft({ criteria: ['6/2.1'] })
  const file = await upload(p, item.id, PNG)
  const kept = await upload(p, item.id, Buffer.from('Notes.'), 'notes.txt')
  const remove = (id: string) => p.request('POST', `/files/${id}/removal`, { as: p.learner, body: {} })
  expect((await remove(file.id)).status).toBe(204)
  await p.request('POST', `/evidence/${item.id}/submission`, { as: p.learner, body: { ownWork: true } })
  expect((await remove(kept.id)).body.code).toBe('evidence.notDraft')
})

it.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=5-400', { start: 5, end: 9 }],
  ['bytes=10-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=5-2', null],
  ['bytes=0-1,3-4', null],
  ['lines=1-2', null],
  [undefined, null],
])('reads the range %s of ten bytes', (header, range) => {
  expect(readByteRange(header, 10)).toEqual(range)
})

it.each([
  ['..\\..\\secret.pdf', 'secret.pdf'],
  ['/etc/passwd', 'passwd'],
  ['.htaccess', 'htaccess'],
  ['a\u202egpj.exe', 'a gpj.exe'],
  ['', 'file'],
])('keeps of the name “%s” what can be shown', (given, kept) => {
  expect(toFileName(given)).toBe(kept)
})

it('makes one plain name of whatever somebody is called', () => {
  expect(toMadeName('@SUM(1)"; x <b>/../é gateway.pdf')).toBe('@SUM(1) ; x b .. é gateway.pdf')
})

it('keeps the ending of a name that is too long, and quotes none that could break a header', () => {
  expect(toFileName(`${'a'.repeat(400)}.pdf`)).toMatch(/^a{196}\.pdf$/)
  expect(toContentDisposition('inline', 'né"\r\nx.pdf')).toBe(
    `inline; filename="n____x.pdf"; filename*=UTF-8''n%C3%A9%22%0D%0Ax.pdf`,
  )
})

it.each([
  ['<?xml version="1.0"?><svg/>', 'image/svg+xml'],
  ['\ufeff  <!DOCTYPE html>', 'text/html'],
  ['Plain words, é', 'text/plain'],
  ['ab\u0000\u0001cd', 'application/octet-stream'],
])('tells text from markup: %s', async (text, mediaType) => {
  const path = join(mkdtempSync(join(tmpdir(), 'crosswalk-type-')), 'file')
  writeFileSync(path, text)
  expect(await findMediaType(path)).toBe(mediaType)
})
