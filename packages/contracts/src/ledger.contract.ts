import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentId, evidenceId, instant, learnerId, nextCursor, pageQuery, personName } from './shapes.ts'

export const listLedger = defineEndpoint({
  method: 'GET',
  path: '/ledger',
  summary:
    'The audit trail, newest first: of the centre (managers), or of a learner, an enrolment or an item that you may see.',
  tag: 'Audit trail',
  scope: 'person',
  query: z.object({
    ...pageQuery,
    learnerId: learnerId.optional(),
    enrolmentId: enrolmentId.optional(),
    evidenceId: evidenceId.optional(),
  }),
  status: 200,
  reply: z.object({
    entries: z.array(
      z.object({
        sequence: z.int(),
        at: instant,
        actor: personName.nullable(),
        kind: z.string(),
        /** What happened, in a sentence. */
        sentence: z.string(),
        learner: z.object({ id: learnerId, name: z.string() }).nullable(),
        /** The head of the chain at this entry, in hex. */
        hash: z.string(),
        /** Whether you may erase words that somebody wrote in it. */
        can: z.object({ eraseTexts: z.boolean() }),
      }),
    ),
    nextCursor,
  }),
  errors: ['record.notFound', 'access.refused'],
})
