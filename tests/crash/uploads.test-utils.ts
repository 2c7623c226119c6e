/** Only for tests: the few requests of a resumable upload (tus 1.0), each told apart, so that a server can die between. */
import { createHash } from 'node:crypto'
import { ask, Refused } from './crash-centre.test-utils.ts'

const tus = (token: string) => ({ authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' })
const encode = (text: string) => Buffer.from(text).toString('base64')

/** The address of the upload, without its origin: a server that comes back has another port. */
export async function beginUpload(url: string, token: string, evidenceId: string, size: number): Promise<string> {
  const reply = await fetch(`${url}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      ...tus(token),
      'upload-length': String(size),
      'upload-metadata': `evidenceId ${encode(evidenceId)},filename ${encode('notes.txt')}`,
    },
  })
  if (reply.status !== 201) throw new Refused(reply.status, `An upload was not begun: ${await reply.text()}`)
  return reply.headers.get('location') ?? ''
}

/** How many bytes the server has. */
export async function readOffset(url: string, token: string, location: string): Promise<number> {
  const reply = await fetch(`${url}${location}`, { method: 'HEAD', headers: tus(token) })
  if (!reply.ok) throw new Refused(reply.status, `The upload ${location} was not found: ${reply.status}`)
  return Number(reply.headers.get('upload-offset'))
}

export async function sendBytes(
  url: string,
  token: string,
  location: string,
  offset: number,
  bytes: Uint8Array | ReadableStream<Uint8Array>,
): Promise<number> {
  const reply = await fetch(`${url}${location}`, {
    method: 'PATCH',
    headers: { ...tus(token), 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: bytes as BodyInit,
    duplex: 'half',
  } as RequestInit)
  if (reply.status !== 204) throw new Refused(reply.status, `The bytes were not taken: ${await reply.text()}`)
  return Number(reply.headers.get('upload-offset'))
}

/** The bytes of a file as a browser gets them, as their hash. */
export async function hashFile(url: string, token: string, fileId: string): Promise<string> {
  const link = await ask(url, token, 'POST', `/files/${fileId}/link`, { purpose: 'download' })
  const reply = await fetch(new URL(link.url, url))
  return toHash(new Uint8Array(await reply.arrayBuffer()))
}

export const toHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
