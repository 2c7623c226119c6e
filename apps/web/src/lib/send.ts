import type { Endpoint } from '@crosswalk/contracts'
import type { z } from 'zod'
import { ConnectionError, toApiError } from './api-error.ts'

type Given<Name extends string, S extends z.ZodType> = z.ZodType extends S
  ? { [N in Name]?: undefined }
  : Record<never, never> extends z.input<S>
    ? { [N in Name]?: z.input<S> | undefined }
    : { [N in Name]: z.input<S> }

/** What a call of an endpoint has to be given: exactly what its contract asks for. */
export type CallOptions<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Given<'params', P> &
  Given<'query', Q> &
  Given<'body', B> & {
    /** The same key again is the same write. Made for each call where the endpoint honours one and none is given. */
    idempotencyKey?: string | undefined
    signal?: AbortSignal | undefined
  }

interface RawOptions {
  params?: unknown
  query?: unknown
  body?: unknown
  idempotencyKey?: string | undefined
  signal?: AbortSignal | undefined
  token?: string | null
}

const BASE = '/api/v1'

export function toUrl(path: string, params: unknown, query: unknown): string {
  const given = new Map(Object.entries(params ?? {}))
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = given.get(name)
    if (value === undefined) throw new Error(`${path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  const text = search.toString()
  return `${BASE}${filled}${text ? `?${text}` : ''}`
}

/** Without a secure context there is no randomUUID; a key needs to be unique, not secret. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** One request, with the token it is given. Screens use `call` of api-client.ts, which knows the session. */
export async function send<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  options: RawOptions,
): Promise<z.output<R>> {
  return toReply(endpoint, await readReply(await request(endpoint, options)))
}

export interface FileSent {
  blob: Blob
  /** As the API names it. */
  fileName: string
}

/** The same of an endpoint that answers with a file. */
export async function sendForFile(endpoint: Endpoint, options: RawOptions): Promise<FileSent> {
  const response = await request(endpoint, options)
  try {
    return { blob: await response.blob(), fileName: readFileName(response.headers.get('content-disposition')) }
  } catch (cause) {
    throw new ConnectionError('The answer broke off', { cause })
  }
}

async function request(endpoint: Endpoint, options: RawOptions): Promise<Response> {
  const headers = new Headers({ accept: endpoint.repliesWithFile?.join(', ') ?? 'application/json' })
  if (options.token) headers.set('authorization', `Bearer ${options.token}`)
  if (options.body !== undefined) headers.set('content-type', 'application/json')
  if (endpoint.idempotent) headers.set('idempotency-key', options.idempotencyKey ?? newIdempotencyKey())

  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (options.body !== undefined) init.body = JSON.stringify(options.body)
  if (options.signal) init.signal = options.signal

  let response: Response
  try {
    response = await fetch(toUrl(endpoint.path, options.params, options.query), init)
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new ConnectionError('The API could not be reached', { cause })
  }
  if (!response.ok) throw await toApiError(response)
  return response
}

/** RFC 5987, as the API writes it. */
function readFileName(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded === undefined ? 'file' : decodeURIComponent(encoded)
}

async function readReply(response: Response): Promise<unknown> {
  if (response.status === 204) return null
  try {
    return await response.json()
  } catch (cause) {
    throw new ConnectionError('The answer broke off', { cause })
  }
}

// The API has checked its reply against the same contract: in production it is taken as it comes.
function toReply<R extends z.ZodType>(endpoint: { reply: R; path: string }, json: unknown): z.output<R> {
  if (import.meta.env.DEV) return endpoint.reply.parse(json)
  return json as z.output<R>
}
