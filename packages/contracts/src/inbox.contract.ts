/** The inbox: what somebody is told of, and when an e-mail says so as well. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentId, idOf, instant, learnerId, nextCursor, nothing, pageQuery } from './shapes.ts'

const INBOX_KINDS = [
  'toAssess',
  'toCountersign',
  'feedback',
  'signOff',
  'comment',
  'unitsChanged',
  'checkAgain',
  'recordToConfirm',
  'recordDisputed',
  'recordNotConfirmed',
  'relationship',
  'status',
  'plan',
  'planAgreed',
  'confirmation',
  'gateway',
  'employer',
  'moved',
  'erased',
  'signOffReopened',
  'mappingPublished',
  'relationshipEnded',
  'yourStaff',
  'jobRole',
  'achievement',
  'achievementEnded',
  'sample',
  'confidential',
  'workplace',
] as const
export type InboxKind = (typeof INBOX_KINDS)[number]

/** As whom somebody is told: who is none of these any more reads it no more. */
export const INBOX_READERS = ['learner', 'staff', 'assessorAndIqa', 'centreManager', 'everyone'] as const
export type InboxReaders = (typeof INBOX_READERS)[number]

/** When an e-mail says what stands in the inbox. */
export const EMAIL_CHOICES = ['atOnce', 'daily', 'never'] as const
export type EmailChoice = (typeof EMAIL_CHOICES)[number]

/** London time. */
export const DIGEST_HOUR = 7

const inboxItemId = idOf('inb')

const inboxItem = z.object({
  id: inboxItemId,
  kind: z.enum(INBOX_KINDS),
  /** What happened, in a sentence. */
  sentence: z.string(),
  /** Whose record it is about, for staff. */
  learner: z.object({ id: learnerId, name: z.string() }).nullable(),
  enrolmentId: enrolmentId.nullable(),
  /** The address of the screen where it is. */
  path: z.string(),
  /** When the newest of what it tells happened. */
  at: instant,
  /** When you were told: later, where it could be undone. */
  toldAt: instant,
  isRead: z.boolean(),
  /** Something still waits for the reader. */
  asks: z.boolean(),
})
export type InboxItem = z.infer<typeof inboxItem>

export const listInbox = defineEndpoint({
  method: 'GET',
  path: '/inbox',
  summary: 'What you have been told of, newest first.',
  tag: 'Inbox',
  scope: 'person',
  query: z.object({ ...pageQuery, unread: z.enum(['true', 'false']).optional() }),
  status: 200,
  reply: z.object({ items: z.array(inboxItem), unread: z.int(), nextCursor }),
  errors: [],
})

export const countInbox = defineEndpoint({
  method: 'GET',
  path: '/inbox/count',
  summary: 'How much of your inbox is unread.',
  tag: 'Inbox',
  scope: 'person',
  status: 200,
  reply: z.object({ unread: z.int() }),
  errors: [],
})

export const markInbox = defineEndpoint({
  method: 'POST',
  path: '/inbox/reading',
  summary: 'Mark items of your inbox as read, or as unread again.',
  tag: 'Inbox',
  scope: 'person',
  body: z.object({ itemIds: z.array(inboxItemId).min(1).max(200), isRead: z.boolean() }),
  status: 204,
  reply: nothing,
  errors: [],
})

export const markInboxRead = defineEndpoint({
  method: 'POST',
  path: '/inbox/reading/all',
  summary:
    'Mark all of your inbox as read that you were told up to an instant: the newest `toldAt` that you have seen.',
  tag: 'Inbox',
  scope: 'person',
  body: z.object({ upTo: instant }),
  status: 204,
  reply: nothing,
  errors: [],
})

export const getEmailChoice = defineEndpoint({
  method: 'GET',
  path: '/me/email-choice',
  summary: 'When you are told by e-mail.',
  tag: 'Inbox',
  scope: 'person',
  status: 200,
  reply: z.object({
    choice: z.enum(EMAIL_CHOICES),
    /** Where it goes; null without an address. */
    address: z.string().nullable(),
    /** Whether this server sends e-mail at all. */
    isSending: z.boolean(),
  }),
  errors: [],
})

export const chooseEmail = defineEndpoint({
  method: 'PUT',
  path: '/me/email-choice',
  summary: 'Choose when you are told by e-mail: at once, daily or never.',
  tag: 'Inbox',
  scope: 'person',
  body: z.object({ choice: z.enum(EMAIL_CHOICES, { error: 'Choose at once, daily or never.' }) }),
  status: 204,
  reply: nothing,
  errors: [],
})
