/** A visit: notes written on a phone, and what becomes of them at the desk. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import {
  criterionId,
  day,
  enrolmentId,
  evidenceId,
  givenDay,
  instant,
  learnerId,
  line,
  mappingId,
  prose,
  unitId,
} from './shapes.ts'

/** What a visit becomes: an observation, or a professional discussion. */
const VISIT_METHODS = ['OB', 'PD'] as const
const visitMethod = z.enum(VISIT_METHODS)
export type VisitMethod = z.infer<typeof visitMethod>

/** Made on the phone with the note: the same id again is the same note, whenever it comes. */
const visitNoteId = z.string().regex(/^[0-9a-f]{32}$/, { error: 'This note has no id that can be used.' })

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Give a time such as 09:05.' })

export const listVisits = defineEndpoint({
  method: 'GET',
  path: '/visits',
  summary:
    'For an assessor’s phone: the learners to visit with what a note needs without a signal, and notes to finish.',
  tag: 'Visits',
  scope: 'assessor',
  status: 200,
  reply: z.object({
    learners: z.array(
      z.object({
        enrolmentId,
        learnerId,
        name: z.string(),
        programme: z.string(),
        mappingId,
        criteriaKey: z.string(),
        unitIds: z.array(unitId),
        levels: z.string(),
      }),
    ),
    /** Arrived, and neither decided nor removed yet. */
    toFinish: z.array(
      z.object({
        evidenceId,
        enrolmentId,
        learner: z.object({ id: learnerId, name: z.string() }),
        reference: z.string(),
        title: z.string(),
        method: visitMethod,
        occurredOn: day.nullable(),
        receivedAt: instant,
        criteria: z.int(),
        files: z.int(),
      }),
    ),
  }),
  errors: [],
})

export const keepVisitNote = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/visit-notes',
  summary: 'Keep a note of a visit as a draft of its assessor. Sent again, whenever that is, it is the same draft.',
  tag: 'Visits',
  scope: 'assessor',
  params: z.object({ id: enrolmentId }),
  body: z.object({
    noteId: visitNoteId,
    title: line(200, 'The title'),
    method: visitMethod,
    occurredOn: givenDay,
    from: clockTime.optional(),
    to: clockTime.optional(),
    text: prose(100_000, 'The text').optional(),
    criterionIds: z.array(criterionId).max(500, { error: 'At most 500 criteria at once.' }),
  }),
  status: 200,
  reply: z.object({
    evidenceId,
    reference: z.string(),
    /** Draft until it is decided at a desk; afterwards nothing is added to it from the phone. */
    isDraft: z.boolean(),
    /** Names of the files that have arrived with it. */
    files: z.array(z.string()),
    /** Ticked on the phone, and no longer in the learner’s units: left out of its tags. */
    leftOut: z.array(criterionId),
  }),
  errors: ['record.notFound', 'access.refused', 'enrolment.ended', 'evidence.removed'],
})
