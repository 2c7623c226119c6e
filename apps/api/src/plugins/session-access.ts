// Who asks, and who may enter. The access token names a person and a session; what they may do is read from the store at
// each request, so a role taken away or a session ended counts from the next one. https://github.com/fastify/fastify-jwt

import type { Scope } from '@crosswalk/contracts'
import jwt from '@fastify/jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { type Actor, mayEnter } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { requireActor } from '../http/register-endpoint.ts'
import type { SessionsService } from '../sessions/sessions.service.ts'

export const ACCESS_TOKEN_SECONDS = 600

const claims = z.object({ sub: z.string(), ctr: z.string(), acc: z.string(), fam: z.string(), exp: z.number() })

export interface SessionAccessOptions {
  key: Buffer
  sessions: Pick<SessionsService, 'findActor'>
  now: () => Date
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    /** When the access token that came with this request ends: a stream ends with it. */
    accessEndsAt: Date | null
  }
  interface FastifyInstance {
    createAccessToken(actor: Actor): string
    /** Null where there is no token, or one that is wrong, old or of a session that ended. */
    findActor(request: FastifyRequest): Promise<Actor | null>
  }
}

export const sessionAccess = fp<SessionAccessOptions>(
  async (app, { key, sessions, now }) => {
    // The clock that ends a token is the one that made it, and tests turn it: so expiry is looked at below.
    await app.register(jwt, { secret: key, verify: { algorithms: ['HS256'], ignoreExpiration: true, cache: 2_000 } })
    app.decorateRequest('actor', null)
    app.decorateRequest('accessEndsAt', null)

    app.decorate('createAccessToken', actor => {
      const iat = Math.floor(now().getTime() / 1000)
      const { personId: sub, centreId: ctr, accountId: acc, familyId: fam } = actor
      return app.jwt.sign({ sub, ctr, acc, fam, iat, exp: iat + ACCESS_TOKEN_SECONDS })
    })

    app.decorate('findActor', async request => {
      const token = readBearer(request)
      if (token === null) return null
      const given = claims.safeParse(verify(app, token))
      if (!given.success || given.data.exp * 1000 <= now().getTime()) return null
      const actor = await sessions.findActor(given.data.fam)
      if (actor === null || actor.personId !== given.data.sub || actor.centreId !== given.data.ctr) return null
      request.accessEndsAt = new Date(given.data.exp * 1000)
      return actor
    })
  },
  { name: 'session-access', dependencies: ['errors'] },
)

function readBearer(request: FastifyRequest): string | null {
  const [scheme, token] = request.headers.authorization?.split(' ') ?? []
  return scheme?.toLowerCase() === 'bearer' && token ? token : null
}

function verify(app: FastifyInstance, token: string): unknown {
  try {
    return app.jwt.verify(token)
  } catch {
    // Forged, mangled or signed by another secret: all the same to whoever sent it.
    return null
  }
}

/** Opens a nested part of the application to those who may enter, and to nobody else. */
export function admit(part: FastifyInstance, scope: Scope): void {
  part.decorate('scopeName', scope)
  if (scope === 'public' || scope === 'session') return
  if (scope === 'person') {
    part.addHook('onRequest', async request => {
      request.actor = await part.findActor(request)
      if (request.actor === null) throw appError('session.required')
    })
    return
  }
  part.addHook('onRequest', async request => {
    if (!mayEnter(scope, requireActor(request))) throw appError('access.refused')
  })
}
