import {
  addPerson,
  changePerson,
  closeAccount,
  getPerson,
  listPeople,
  previewClosing,
  reopenAccount,
} from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

/** Whom staff may choose. */
export async function colleagueRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, listPeople, ({ actor, query }) => services.people.listPeople(actor, query))
}

/** Invitations are the accounts’ affair. */
export async function managedPeopleRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { people } = services
  serve(scope, addPerson, ({ actor, body }) => people.addPerson(actor, body))
  serve(scope, getPerson, ({ actor, params }) => people.getPerson(actor, params.id))
  serve(scope, changePerson, ({ actor, params, body }) => people.changePerson(actor, params.id, body))

  serve(scope, previewClosing, ({ actor, params, query }) => people.previewClosing(actor, params.id, query))

  serve(scope, closeAccount, async ({ actor, params, body }) => {
    await people.closeAccount(actor, params.id, body.reason, body.handOver)
    return null
  })

  serve(scope, reopenAccount, async ({ actor, params, body }) => {
    await people.reopenAccount(actor, params.id, body.reason)
    return null
  })
}
