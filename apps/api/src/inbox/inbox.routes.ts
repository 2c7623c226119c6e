import { chooseEmail, countInbox, getEmailChoice, listInbox, markInbox, markInboxRead } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

/** Everybody’s own. */
export async function inboxRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { inbox } = services
  serve(scope, listInbox, ({ actor, query }) => inbox.listItems(actor, query))
  serve(scope, countInbox, ({ actor }) => inbox.countUnread(actor))
  serve(scope, markInbox, async ({ actor, body }) => {
    await inbox.markItems(actor, body)
    return null
  })
  serve(scope, markInboxRead, async ({ actor, body }) => {
    await inbox.markAllRead(actor, body)
    return null
  })
  serve(scope, getEmailChoice, ({ actor }) => inbox.getEmailChoice(actor))
  serve(scope, chooseEmail, async ({ actor, body }) => {
    await inbox.chooseEmail(actor, body)
    return null
  })
}
