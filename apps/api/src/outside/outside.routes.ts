import {
  confirmBehaviours,
  grantEnrolmentAccess,
  grantLineManagerAccess,
  listEmployerAccesses,
  listOutsideAccesses,
  openSharedPage,
  revokeOutsideAccess,
  signSharedGateway,
} from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

/** Open to whoever holds a link. */
export async function sharedRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { outside } = services
  const guesses = scope.createFailureLimit(() => 'shared link')
  serve(scope, openSharedPage, ({ body, request }) =>
    guesses.guard(request, 'link.expired', () => outside.open(body.token)),
  )
  serve(scope, confirmBehaviours, ({ body, request }) =>
    guesses.guard(request, 'link.expired', () => outside.confirmBehaviours(body.token, body.name, body.behaviours)),
  )
  serve(scope, signSharedGateway, ({ body, request }) =>
    guesses.guard(request, 'link.expired', () => outside.signGateway(body.token, body.name, body.basis)),
  )
}

export async function outsideAccessRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { outside } = services
  serve(scope, listOutsideAccesses, ({ actor, params }) => outside.listOfEnrolment(actor, params.id))
  serve(scope, grantEnrolmentAccess, ({ actor, params, body }) => outside.grantForEnrolment(actor, params.id, body))
  serve(scope, revokeOutsideAccess, async ({ actor, params }) => {
    await outside.revoke(actor, params.id)
    return null
  })
}

export async function managedOutsideAccessRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { outside } = services
  serve(scope, listEmployerAccesses, ({ actor, params, query }) => outside.listOfEmployer(actor, params.id, query))
  serve(scope, grantLineManagerAccess, ({ actor, params, body }) => outside.grantForLineManager(actor, params.id, body))
}
