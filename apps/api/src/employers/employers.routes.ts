import {
  addEmployer,
  addEmployerSite,
  addLineManager,
  changeEmployer,
  changeEmployerSite,
  changeLineManager,
  getEmployer,
  listEmployers,
} from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function employerRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, getEmployer, ({ actor, params }) => services.employers.getEmployer(actor, params.id))
}

export async function managedEmployerRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { employers } = services
  serve(scope, listEmployers, ({ actor, query: { closed, ...query } }) =>
    employers.listEmployers(actor, { ...query, closed: closed === undefined ? undefined : closed === 'true' }),
  )
  serve(scope, addEmployer, ({ actor, body }) => employers.addEmployer(actor, body))
  serve(scope, changeEmployer, ({ actor, params, body }) => employers.changeEmployer(actor, params.id, body))
  serve(scope, addEmployerSite, ({ actor, params, body }) => employers.addSite(actor, params.id, body))
  serve(scope, changeEmployerSite, ({ actor, params, body }) => employers.changeSite(actor, params.id, body))
  serve(scope, addLineManager, ({ actor, params, body }) => employers.addLineManager(actor, params.id, body))
  serve(scope, changeLineManager, ({ actor, params, body }) => employers.changeLineManager(actor, params.id, body))
}
