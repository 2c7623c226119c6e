/** Many enrolments change hands in one act: for good from a day on, or for some days while somebody is away. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentStatus } from './enrolment-status.ts'
import { relationshipKind } from './roles.ts'
import { day, enrolmentId, givenDay, learnerId, personId, personName } from './shapes.ts'

const HANDOVER_EFFECTS = ['moves', 'isAlready', 'isTheLearner'] as const

export const handOver = defineEndpoint({
  method: 'POST',
  path: '/handovers',
  summary:
    'Give what one person is to enrolments to another, from a day on; with a last day, as cover beside them. With preview=true says what would happen and changes nothing.',
  tag: 'Enrolments',
  scope: 'centreManager',
  query: z.object({ preview: z.enum(['true', 'false']).optional() }),
  body: z.object({
    kind: relationshipKind,
    fromPersonId: personId,
    toPersonId: personId,
    from: givenDay,
    /** The last day of a cover, which ends by itself. Without it the handover is for good. */
    to: givenDay.optional(),
    /** Only these; all of them where it is not said. */
    enrolmentIds: z.array(enrolmentId).max(2_000).optional(),
  }),
  status: 200,
  reply: z.object({
    saved: z.boolean(),
    from: day,
    to: day.nullable(),
    fromPerson: personName,
    toPerson: personName,
    enrolments: z.array(
      z.object({
        id: enrolmentId,
        learner: z.object({ id: learnerId, name: z.string() }),
        programmeName: z.string(),
        status: enrolmentStatus,
        /** Evidence that waits for an assessor, which moves with the queue. */
        toAssess: z.int(),
        effect: z.enum(HANDOVER_EFFECTS),
      }),
    ),
  }),
  errors: ['record.notFound', 'access.refused'],
  idempotent: true,
})
