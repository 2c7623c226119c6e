import {
  changePassword,
  getPasswordLink,
  invitePerson,
  requestPasswordReset,
  setUpCentre,
  usePasswordLink,
} from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { readEmail } from '../http/read-email.ts'
import { serve } from '../http/register-endpoint.ts'

/** What is open to whoever holds a link, or has forgotten a password. */
export async function openAccountRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { accounts } = services
  const resets = scope.createFailureLimit(request => `reset ${readEmail(request.body)}`)

  serve(scope, requestPasswordReset, async ({ body, request }) => {
    // Each one counts: whoever asks for many wants to fill somebody's mailbox.
    await resets.count(request)
    await accounts.requestReset(body.email)
    return null
  })

  serve(scope, getPasswordLink, async ({ params }) => {
    const { purpose, email, centreName, expiresAt } = await accounts.getLink(params.token)
    return { purpose, email: email ?? '', centreName, expiresAt: expiresAt.toISOString() }
  })

  serve(scope, usePasswordLink, async ({ params, body }) => {
    await accounts.setPasswordByLink(params.token, body.password)
    return null
  })

  serve(scope, setUpCentre, async ({ params, body }) => {
    await services.setup.setUpCentre(params.token, body)
    return null
  })
}

export async function ownAccountRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const wrongPasswords = scope.createFailureLimit(request => `password ${request.actor?.accountId}`)

  serve(scope, changePassword, async ({ actor, body, request }) => {
    await wrongPasswords.guard(request, 'password.wrong', () =>
      services.accounts.changePassword(actor, body.current, body.next),
    )
    return null
  })
}

export async function managedAccountRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, invitePerson, async ({ actor, params }) => {
    const { expiresAt, ...sent } = await services.accounts.invite(actor, params.id)
    return { ...sent, expiresAt: expiresAt.toISOString() }
  })
}
