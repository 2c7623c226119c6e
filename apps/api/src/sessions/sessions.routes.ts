import { createSession, endSession, getMe, refreshSession } from '@crosswalk/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AppOptions } from '../app.ts'
import { appError } from '../http/app-error.ts'
import { readEmail } from '../http/read-email.ts'
import { API_PREFIX, serve } from '../http/register-endpoint.ts'
import { ACCESS_TOKEN_SECONDS } from '../plugins/session-access.ts'
import { REFRESH_COOKIE, TOKEN_LIFETIME_MS } from './refresh-tokens.ts'
import type { StartedSession } from './sessions.service.ts'

/** Signing in, and staying so. */
export async function openSessionRoutes(scope: FastifyInstance, { services, deps }: AppOptions): Promise<void> {
  const { sessions } = services
  const wrongPasswords = scope.createFailureLimit(request => `sign-in ${readEmail(request.body)}`)
  const cookie = toCookieOptions(deps.config.publicUrl)

  async function answer(started: StartedSession, reply: FastifyReply) {
    reply.setCookie(REFRESH_COOKIE, started.refreshToken, { ...cookie, maxAge: TOKEN_LIFETIME_MS / 1000 })
    reply.header('cache-control', 'no-store')
    return {
      accessToken: scope.createAccessToken(started.actor),
      expiresIn: ACCESS_TOKEN_SECONDS,
      user: await sessions.getUser(started.actor),
    }
  }

  serve(scope, createSession, async ({ body, request, reply }) => {
    requireOwnPage(request)
    const userAgent = request.headers['user-agent']?.slice(0, 200) ?? null
    const result = await wrongPasswords.guard(request, 'session.wrongCredentials', () =>
      sessions.signIn({ ...body, userAgent }),
    )
    if ('session' in result) return answer(result.session, reply)
    return { memberships: result.memberships.map(({ centreId, centreName }) => ({ centreId, name: centreName })) }
  })

  serve(scope, refreshSession, async ({ request, reply }) => {
    requireOwnPage(request)
    const token = request.cookies[REFRESH_COOKIE]
    if (token === undefined) throw appError('session.required')
    try {
      return await answer(await sessions.refresh(token), reply)
    } catch (error) {
      reply.clearCookie(REFRESH_COOKIE, cookie)
      throw error
    }
  })
}

/** Signing out: with an access token, or with the cookie alone once that has run out. */
export async function endSessionRoutes(scope: FastifyInstance, { services, deps }: AppOptions): Promise<void> {
  const { sessions } = services
  serve(scope, endSession, async ({ request, reply }) => {
    requireOwnPage(request)
    const token = request.cookies[REFRESH_COOKIE]
    const actor = await scope.findActor(request)
    const familyId = actor?.familyId ?? (token === undefined ? null : await sessions.findFamilyByRefreshToken(token))
    reply.clearCookie(REFRESH_COOKIE, toCookieOptions(deps.config.publicUrl))
    if (familyId === null) throw appError('session.required')
    await sessions.signOut(familyId)
    return null
  })
}

export async function ownSessionRoutes(scope: FastifyInstance, { services, deps }: AppOptions): Promise<void> {
  const { uploadMaxBytes } = deps.config
  serve(scope, getMe, async ({ actor }) => ({ ...(await services.sessions.getMe(actor)), uploadMaxBytes }))
}

function toCookieOptions(publicUrl: string | undefined) {
  return {
    path: `${API_PREFIX}/session`,
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl?.startsWith('https:') ?? false,
  } as const
}

/** A cookie comes along by itself, so what rests on it is done for our own pages alone. Programs send no such header. */
function requireOwnPage(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw appError('session.required')
}
