import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { role } from './roles.ts'
import { centreId, email, enrolmentId, instant, learnerId, line, nothing, personId, programmeId } from './shapes.ts'

export const PASSWORD_MIN = 12
export const password = z
  .string()
  .min(PASSWORD_MIN, { error: `A password has at least ${PASSWORD_MIN} characters.` })
  .max(200, { error: 'A password has at most 200 characters.' })

export const user = z.object({
  id: personId,
  name: z.string(),
  centreId,
  roles: z.array(role),
})
export type User = z.infer<typeof user>

export const session = z.object({
  accessToken: z.string(),
  /** Seconds until the access token ends. */
  expiresIn: z.int(),
  user,
})

export const createSession = defineEndpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in. Where a person has several centres, answers with them; call again with one.',
  tag: 'Session',
  scope: 'public',
  body: z.object({ email, password: z.string().min(1).max(200), centreId: centreId.optional() }),
  status: 200,
  reply: z.union([session, z.object({ memberships: z.array(z.object({ centreId, name: z.string() })) })]),
  errors: ['session.wrongCredentials', 'account.closed', 'request.tooMany'],
})

export const refreshSession = defineEndpoint({
  method: 'POST',
  path: '/session/refresh',
  summary: 'A new access token for the refresh cookie, which is replaced.',
  tag: 'Session',
  scope: 'public',
  status: 200,
  reply: session,
  errors: ['session.required', 'session.reused', 'account.closed'],
})

export const endSession = defineEndpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out here. Its streams end within a second.',
  tag: 'Session',
  scope: 'session',
  status: 204,
  reply: nothing,
  errors: [],
})

export const getMe = defineEndpoint({
  method: 'GET',
  path: '/me',
  summary: 'Who you are here: roles as they stand now, and your own enrolments if you are a learner.',
  tag: 'Session',
  scope: 'person',
  status: 200,
  reply: z.object({
    user,
    centre: z.object({ id: centreId, name: z.string() }),
    email: z.string().nullable(),
    inTraining: z.boolean(),
    /** By name, and today. */
    mayErase: z.boolean(),
    learner: z
      .object({
        id: learnerId,
        enrolments: z.array(z.object({ id: enrolmentId, programmeId, programmeName: z.string(), status: z.string() })),
      })
      .nullable(),
    /** The largest file that this server takes, so that a screen can say it before one is chosen. */
    uploadMaxBytes: z.int().optional(),
  }),
  errors: [],
})

export const changePassword = defineEndpoint({
  method: 'POST',
  path: '/me/password',
  summary: 'Change your password. Every other session of yours ends.',
  tag: 'Session',
  scope: 'person',
  body: z.object({ current: z.string().min(1).max(200), next: password }),
  status: 204,
  reply: nothing,
  errors: ['password.wrong', 'password.weak', 'request.tooMany'],
})

export const requestPasswordReset = defineEndpoint({
  method: 'POST',
  path: '/password-resets',
  summary: 'Ask for a link by e-mail. Answers the same whether or not the address is known.',
  tag: 'Session',
  scope: 'public',
  body: z.object({ email }),
  status: 204,
  reply: nothing,
  errors: ['request.tooMany'],
})

/** Invitation and reset links end on the same page. */
export const getPasswordLink = defineEndpoint({
  method: 'GET',
  path: '/password-links/:token',
  summary: 'What a link is for: whose, which centre, until when.',
  tag: 'Session',
  scope: 'public',
  params: z.object({ token: z.string().min(20).max(200) }),
  status: 200,
  reply: z.object({
    purpose: z.enum(['invitation', 'reset', 'setup']),
    email: z.string(),
    centreName: z.string().nullable(),
    expiresAt: instant,
  }),
  errors: ['link.expired'],
})

export const usePasswordLink = defineEndpoint({
  method: 'POST',
  path: '/password-links/:token',
  summary: 'Set the password that a link asks for. The link works once.',
  tag: 'Session',
  scope: 'public',
  params: z.object({ token: z.string().min(20).max(200) }),
  body: z.object({ password }),
  status: 204,
  reply: nothing,
  errors: ['link.expired', 'password.weak'],
})

/** The one-time setup link that a production server prints makes the first centre and its manager. */
export const setUpCentre = defineEndpoint({
  method: 'POST',
  path: '/setup/:token',
  summary: 'Make the first centre and its centre manager. The link works once.',
  tag: 'Session',
  scope: 'public',
  params: z.object({ token: z.string().min(20).max(200) }),
  body: z.object({
    centreName: line(200, 'The centre’s name'),
    givenName: line(100, 'The given name').optional(),
    familyName: line(100, 'The family name'),
    email,
    password,
  }),
  status: 204,
  reply: nothing,
  errors: ['link.expired', 'password.weak'],
})
