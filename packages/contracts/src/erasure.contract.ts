/** Erasing what should never have been here: a bank card in a photo, somebody's address in a text. */
import { ERASURE_CHOICES } from '@crosswalk/progress'
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { ERASABLE_WORDS, evidence, evidenceFile } from './evidence.contract.ts'
import { explainedDecision, learnerRow } from './progress.contract.ts'
import { decisionId, enrolmentId, evidenceId, fileId, reason, revision, tagId } from './shapes.ts'
import { DECISIONS_MAX } from './targets-and-verdicts.ts'

const MOST_FILES = 100

export const erasable = z.object({
  revision,
  /** Every version whose bytes are held, those that were superseded or removed as well. */
  files: z.array(
    evidenceFile.extend({
      /** False: another version took its place, or it was removed. */
      isCurrent: z.boolean(),
      /** Other evidence holds the same bytes, so they stay on the disk for that. */
      isHeldElsewhere: z.boolean(),
    }),
  ),
  /** As they stand; null where only words that were changed since hold something. */
  words: z.array(z.object({ name: z.enum(ERASABLE_WORDS), words: z.string().nullable() })),
  /** TAG-5: of each that rests on what is chosen it has to be said whether it stands or falls. */
  decisions: z.array(
    z.object({
      decision: explainedDecision,
      tagId,
      enrolmentId,
      /** "U6 2.1", "K7" */
      target: z.string(),
      fileIds: z.array(fileId),
    }),
  ),
})
export type Erasable = z.infer<typeof erasable>

export const getErasable = defineEndpoint({
  method: 'GET',
  path: '/evidence/:id/erasable',
  summary: 'What of an item can be erased, and which decisions rest on it. For those who have the power.',
  tag: 'Evidence',
  scope: 'staff',
  params: z.object({ id: evidenceId }),
  status: 200,
  reply: erasable,
  errors: ['record.notFound', 'erasure.powerNeeded'],
})

export const previewErasure = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/erasure-preview',
  summary: 'What the fall of these decisions would make of the progress of each enrolment. Nothing is changed.',
  tag: 'Evidence',
  scope: 'staff',
  params: z.object({ id: evidenceId }),
  body: z.object({ fallIds: z.array(decisionId).max(DECISIONS_MAX) }),
  status: 200,
  reply: z.object({
    rows: z.array(
      learnerRow.pick({
        enrolmentId: true,
        unitIds: true,
        notApplying: true,
        levels: true,
        openReferrals: true,
        ksbEvidence: true,
        confirmations: true,
        flags: true,
      }),
    ),
  }),
  errors: ['record.notFound', 'erasure.powerNeeded'],
})

export const eraseEvidence = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/erasures',
  summary:
    'Erase files and words for good: bytes and text go, hash and who erased it stay. Each decision that rested on it stands or falls.',
  tag: 'Evidence',
  scope: 'staff',
  params: z.object({ id: evidenceId }),
  body: z
    .object({
      revision,
      fileIds: z.array(fileId).max(MOST_FILES).default([]),
      words: z.array(z.enum(ERASABLE_WORDS)).max(ERASABLE_WORDS.length).default([]),
      decisions: z
        .array(z.object({ decisionId, choice: z.enum(ERASURE_CHOICES) }))
        .max(DECISIONS_MAX)
        .default([]),
      reason,
    })
    .refine(({ fileIds, words }) => fileIds.length + words.length > 0, { error: 'Choose what is to be erased.' }),
  status: 200,
  reply: evidence,
  errors: [
    'record.notFound',
    'conflict.stale',
    'erasure.powerNeeded',
    'erasure.choiceNeeded',
    'erasure.nothingLeft',
    'access.refused',
  ],
  idempotent: true,
})
