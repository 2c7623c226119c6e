import { addEnrolment, changeEnrolment, changeUnits, getEnrolment, listStatuses } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function enrolmentRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  serve(scope, getEnrolment, ({ actor, params }) => services.enrolments.getEnrolment(actor, params.id))
  serve(scope, listStatuses, ({ actor, params }) => services.statuses.listStatuses(actor, params.id))
}

export async function managedEnrolmentRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { enrolments, units } = services
  serve(scope, addEnrolment, ({ actor, params, body }) => enrolments.addEnrolment(actor, params.id, body))
  serve(scope, changeEnrolment, ({ actor, params, body }) => enrolments.changeEnrolment(actor, params.id, body))
  serve(scope, changeUnits, ({ actor, params, query, body }) =>
    query.preview === 'true' ? units.previewUnits(actor, params.id, body) : units.changeUnits(actor, params.id, body),
  )
}
