/** The live stream: server-sent events at `/api/v1/live?after=<sequence>&instance=<of the stream before>`. */
import { z } from 'zod'
import { learnerRow, staffRow } from './progress.contract.ts'
import { enrolmentId, evidenceId, learnerId } from './shapes.ts'

export const LIVE_PATH = '/api/v1/live'

/** Names the run of history that a stream's sequences are of: a restored backup is another one. */
export const LIVE_INSTANCE_HEADER = 'crosswalk-instance'

const NOTICE_KINDS = [
  'evidence',
  'decisions',
  'toAssess',
  'signOffs',
  'enrolment',
  'people',
  'cohorts',
  'employers',
  'programmes',
  'mappings',
  'account',
  'comments',
  'inbox',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const RESET_REASONS = ['tooOld', 'elsewhere', 'accessChanged'] as const

/** The centre’s sequence goes as the event’s id, on the last event of each sequence only. */
export const liveEvent = z.discriminatedUnion('event', [
  /** A row that is new or changed: it takes the place of the one held. */
  z.object({ event: z.literal('row'), data: z.union([staffRow, learnerRow]) }),
  /** Access to an enrolment was lost: drop what is held of it. */
  z.object({ event: z.literal('gone'), data: z.object({ enrolmentId }) }),
  /** Start over: fetch afresh, then follow from this sequence. */
  z.object({ event: z.literal('reset'), data: z.object({ reason: z.enum(RESET_REASONS), sequence: z.int() }) }),
  /** Something that is not a row changed: fetch it again if it is on screen. */
  z.object({
    event: z.literal('notice'),
    data: z.object({
      kind: z.enum(NOTICE_KINDS),
      sequence: z.int(),
      learnerId: learnerId.optional(),
      enrolmentId: enrolmentId.optional(),
      evidenceId: evidenceId.optional(),
    }),
  }),
])
export type LiveEvent = z.infer<typeof liveEvent>
