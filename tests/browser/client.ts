// What people do elsewhere while the browser looks: calls of the API, by the same contracts.
import {
  type BodyOf,
  createSession,
  type Endpoint,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
  type User,
} from '@crosswalk/contracts'

interface CallOptions<E extends Endpoint> {
  params?: ParamsOf<E>
  query?: QueryOf<E>
  body?: BodyOf<E>
}

/** Somebody who is signed in. */
export interface Client {
  user: User
  /** The refresh cookie, as a browser would keep it. */
  cookie: { name: string; value: string }
  call<E extends Endpoint>(endpoint: E, options?: CallOptions<E>): Promise<ReplyOf<E>>
}

export const DEMONSTRATION_PASSWORD = 'walk-the-crossing'

export async function signIn(
  server: { url: string },
  email: string,
  password = DEMONSTRATION_PASSWORD,
): Promise<Client> {
  const response = await send(server, createSession, { body: { email, password } })
  const reply = createSession.reply.parse(await response.json())
  if ('memberships' in reply) throw new Error(`${email} has several centres: choose one`)
  const [pair = ''] = (response.headers.get('set-cookie') ?? '').split(';')
  const [name = '', value = ''] = pair.split('=')
  return {
    user: reply.user,
    cookie: { name, value },
    async call(endpoint, options = {}) {
      const answer = await send(server, endpoint, options, reply.accessToken)
      const json: unknown = answer.status === 204 ? null : await answer.json()
      return endpoint.reply.parse(json) as ReplyOf<typeof endpoint>
    },
  }
}

async function send<E extends Endpoint>(
  server: { url: string },
  endpoint: E,
  { params, query, body }: CallOptions<E>,
  token?: string,
): Promise<Response> {
  const given = new Map(Object.entries(params ?? {}))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given.get(name))))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) search.set(name, String(value))
  const response = await fetch(`${server.url}/api/v1${path}?${search}`, {
    method: endpoint.method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${endpoint.method} ${path} answered ${response.status}: ${await response.text()}`)
  return response
}
