/** One search over everything that somebody may see. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentStatus } from './enrolment-status.ts'
import { method } from './methods.ts'
import { criterionId, enrolmentId, evidenceId, learnerId, mappingId, unitId } from './shapes.ts'

/** Where a unit or criterion is looked at: in an enrolment, else in the mapping. */
const where = { mappingId, mapping: z.string(), enrolmentId: enrolmentId.nullable() }

export const search = defineEndpoint({
  method: 'GET',
  path: '/search',
  summary:
    'Learners by name, ULN, employer or reference, evidence by reference, units and criteria by their words: what fits best first, and only what you may see.',
  tag: 'Search',
  scope: 'person',
  query: z.object({
    q: z
      .string()
      .trim()
      .max(100, { error: 'Look for at most 100 characters.' })
      .refine(value => /[^\p{C}\p{Z}]/u.test(value), { error: 'Say what you look for.' }),
    /** Units and criteria of this enrolment alone. */
    enrolmentId: enrolmentId.optional(),
  }),
  status: 200,
  reply: z.object({
    learners: z.array(
      z.object({
        id: learnerId,
        name: z.string(),
        uln: z.string().nullable(),
        ownReference: z.string().nullable(),
        employer: z.string().nullable(),
        enrolments: z.array(z.object({ id: enrolmentId, programmeName: z.string(), status: enrolmentStatus })),
      }),
    ),
    evidence: z.array(
      z.object({
        id: evidenceId,
        reference: z.string(),
        title: z.string(),
        method,
        learner: z.object({ id: learnerId, name: z.string() }),
        /** One's own, as a learner. */
        own: z.boolean(),
      }),
    ),
    units: z.array(
      z.object({ unitId, number: z.int(), title: z.string().nullable(), uan: z.string().nullable(), ...where }),
    ),
    criteria: z.array(
      z.object({ criterionId, unitId, unitNumber: z.int(), number: z.string(), text: z.string().nullable(), ...where }),
    ),
  }),
  errors: ['record.notFound'],
})
