import { addPlanLine, agreePlan, getPlan, savePlan } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../app.ts'
import { serve } from '../http/register-endpoint.ts'

export async function planRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { plans } = services
  serve(scope, getPlan, ({ actor, params }) => plans.getPlan(actor, params.id))
  serve(scope, agreePlan, ({ actor, params, body }) => plans.agreePlan(actor, params.id, body.version))
}

/** Assessors and tutors: the policy says of whom. */
export async function planWritingRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { plans } = services
  serve(scope, savePlan, ({ actor, params, body }) => plans.savePlan(actor, params.id, body))
  serve(scope, addPlanLine, ({ actor, params, body }) => plans.addPlanLine(actor, params.id, body))
}
