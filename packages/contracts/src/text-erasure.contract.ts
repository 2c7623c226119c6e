/** Erasing what somebody wrote beside the record: feedback, a reason, a comment. Whatever it was said of stays. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentId, instant, personName, reason } from './shapes.ts'

/**
 * What kind of words it is. The names and numbers by which a centre knows people are none of these, nor are the words of
 * evidence, which are erased with it.
 */
export const WRITTEN_TEXTS = [
  'feedback',
  'reason',
  'note',
  'action',
  'statement',
  'comment',
  'planLine',
  'place',
  'answer',
  'locator',
  'name',
  'certificate',
  'awardingBody',
] as const
export type WrittenTextName = (typeof WRITTEN_TEXTS)[number]

export const WRITTEN_TEXT_NAMES: Record<WrittenTextName, string> = {
  feedback: 'the feedback',
  reason: 'the reason',
  note: 'the note',
  action: 'the action asked for',
  statement: 'the statement',
  comment: 'the comment',
  planLine: 'a line of the plan',
  place: 'the place of the visit',
  answer: 'the answer',
  locator: 'the page or time',
  name: 'the name that was written',
  certificate: 'the certificate',
  awardingBody: 'the awarding body',
}

const MOST_TEXTS = 100

/** Where it stands: the entry in the audit trail, and its hash in there. */
const textPlace = z.object({
  sequence: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/, { error: 'This is not the hash of a text.' }),
})

export const writtenText = textPlace.extend({
  name: z.enum(WRITTEN_TEXTS),
  words: z.string(),
  /** Null where Crosswalk itself, or somebody with a link, acted. */
  writtenBy: personName.nullable(),
  writtenAt: instant,
  /** False: not what was asked for, but the very same words in another entry of the enrolment. */
  isAsked: z.boolean(),
})
export type WrittenText = z.infer<typeof writtenText>

export const listWrittenTexts = defineEndpoint({
  method: 'GET',
  path: '/written-texts',
  summary:
    'What people wrote in one entry of the audit trail, or about one thing of an enrolment (a decision, a comment), and can be erased; with it the same words elsewhere. For those who have the power.',
  tag: 'Audit trail',
  scope: 'staff',
  query: z
    .object({
      sequence: z.coerce.number().int().min(1).optional(),
      enrolmentId: enrolmentId.optional(),
      about: z
        .string()
        .regex(/^[a-z]{3}_[0-9a-z]{26}$/, { error: 'This is not an id.' })
        .optional(),
    })
    .refine(
      ({ sequence, enrolmentId: of, about }) =>
        (sequence !== undefined) !== (of !== undefined && about !== undefined) &&
        (of === undefined) === (about === undefined),
      { error: 'Name an entry, or an enrolment and what in it.' },
    ),
  status: 200,
  reply: z.object({ texts: z.array(writtenText) }),
  errors: ['record.notFound', 'erasure.powerNeeded', 'access.refused'],
})

export const eraseTexts = defineEndpoint({
  method: 'POST',
  path: '/text-erasures',
  summary: 'Erase texts for good: their words go, who erased them and why stays. What they were said of stands.',
  tag: 'Audit trail',
  scope: 'staff',
  body: z.object({
    texts: z.array(textPlace).min(1, { error: 'Choose what is to be erased.' }).max(MOST_TEXTS),
    reason,
  }),
  status: 200,
  reply: z.object({
    /** What everybody reads in their place. */
    words: z.string(),
    erasedAt: instant,
  }),
  errors: ['record.notFound', 'erasure.powerNeeded', 'erasure.nothingLeft', 'access.refused'],
  idempotent: true,
})
