/** What is different in an item that was submitted again after a referral. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { criterionId, evidenceId, fileId, instant, ksbId, personName, tagId } from './shapes.ts'

const file = z.object({ id: fileId, name: z.string(), version: z.int() })

export const resubmission = z.object({
  referredBy: personName,
  referredAt: instant,
  /** What was asked for. */
  feedback: z.string().nullable(),
  submittedAt: instant,
  /** Those that were changed since. */
  words: z.array(
    z.object({
      field: z.enum(['description', 'text', 'link', 'keptAt']),
      before: z.string().nullable(),
      now: z.string().nullable(),
    }),
  ),
  /** Added (nothing then), a new version (both), or removed (nothing now). */
  files: z.array(z.object({ before: file.nullable(), now: file.nullable() })),
  tags: z.array(
    z.object({
      tagId,
      change: z.enum(['added', 'removed']),
      criterionId: criterionId.optional(),
      ksbId: ksbId.optional(),
      locator: z.string().nullable(),
    }),
  ),
})
export type Resubmission = z.infer<typeof resubmission>

export const getResubmission = defineEndpoint({
  method: 'GET',
  path: '/evidence/:id/resubmission',
  summary: 'What is different in an item since the newest referral that was answered.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  status: 200,
  reply: z.object({ resubmission: resubmission.nullable() }),
  errors: ['record.notFound'],
})
