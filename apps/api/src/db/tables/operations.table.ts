import { sql } from 'drizzle-orm'
import type { Kit } from '../kit.ts'
import type { EvidenceTables } from './evidence.table.ts'
import type { PeopleTables } from './people.table.ts'

const LINK_PURPOSES = ['invitation', 'reset', 'setup'] as const

/** What the service needs to run and nobody's record: not in the ledger, and pruned. */
export function defineOperationTables(
  k: Kit,
  { accounts, people, centres }: PeopleTables,
  { evidence }: EvidenceTables,
) {
  const settings = k.table('settings', { name: k.id('name'), value: k.text('value').notNull() })

  const sessionFamilies = k.table(
    'session_families',
    {
      id: k.id(),
      accountId: k.ref('account_id', () => accounts.id).notNull(),
      personId: k.ref('person_id', () => people.id).notNull(),
      centreId: k.ref('centre_id', () => centres.id).notNull(),
      /** The account's epoch when it began: another one ends it. */
      epoch: k.int('epoch').notNull(),
      createdAt: k.ts('created_at').notNull(),
      lastUsedAt: k.ts('last_used_at').notNull(),
      expiresAt: k.ts('expires_at').notNull(),
      endedAt: k.ts('ended_at'),
      endedReason: k.text('ended_reason'),
      userAgent: k.text('user_agent'),
    },
    t => [
      k.index('session_families_account').on(t.accountId).where(sql`ended_at is null`),
      k.index('session_families_expires').on(t.expiresAt),
    ],
  )

  const refreshTokens = k.table(
    'refresh_tokens',
    {
      /** SHA-256: the token itself stands in no file. */
      hash: k.id('hash'),
      familyId: k.ref('family_id', () => sessionFamilies.id).notNull(),
      issuedAt: k.ts('issued_at').notNull(),
      expiresAt: k.ts('expires_at').notNull(),
      /** When it was first exchanged, and for which. */
      replacedAt: k.ts('replaced_at'),
      successorHash: k.text('successor_hash'),
    },
    t => [k.index('refresh_tokens_family').on(t.familyId), k.index('refresh_tokens_expires').on(t.expiresAt)],
  )

  /** Invitations, password resets and the setup link: each works once. */
  const passwordLinks = k.table(
    'password_links',
    {
      id: k.id(),
      hash: k.text('hash').notNull().unique(),
      purpose: k.oneOf('purpose', LINK_PURPOSES).notNull(),
      accountId: k.ref('account_id', () => accounts.id),
      personId: k.ref('person_id', () => people.id),
      email: k.text('email'),
      createdAt: k.ts('created_at').notNull(),
      expiresAt: k.ts('expires_at').notNull(),
      usedAt: k.ts('used_at'),
    },
    t => [
      k.index('password_links_account').on(t.accountId),
      k.index('password_links_person').on(t.personId),
      k.checkWords('password_links_purpose_known', t.purpose, LINK_PURPOSES),
    ],
  )

  /** E-mails to send. Where SMTP is not configured they stay here to be read. */
  const outbox = k.table(
    'outbox',
    {
      id: k.id(),
      toAddress: k.text('to_address').notNull(),
      subject: k.text('subject').notNull(),
      body: k.text('body').notNull(),
      createdAt: k.ts('created_at').notNull(),
      attempts: k.int('attempts').notNull().default(0),
      nextAttemptAt: k.ts('next_attempt_at'),
      sentAt: k.ts('sent_at'),
      failedAt: k.ts('failed_at'),
      lastError: k.text('last_error'),
    },
    t => [k.index('outbox_waiting').on(t.nextAttemptAt).where(sql`sent_at is null and failed_at is null`)],
  )

  /** The answer to a write that may be repeated, under whoever sent it. */
  const idempotencyKeys = k.table(
    'idempotency_keys',
    {
      actorId: k.text('actor_id').notNull(),
      key: k.text('key').notNull(),
      /** Hash of method, address and body: the same key for another request is refused. */
      requestHash: k.text('request_hash').notNull(),
      /** Null while the first request is still being worked on. */
      status: k.int('status'),
      reply: k.text('reply'),
      createdAt: k.ts('created_at').notNull(),
    },
    t => [k.primaryKey({ columns: [t.actorId, t.key] }), k.index('idempotency_keys_age').on(t.createdAt)],
  )

  /** Uploads that have begun: evidence can't be submitted while one has not arrived whole. */
  const uploads = k.table(
    'uploads',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      evidenceId: k.ref('evidence_id', () => evidence.id).notNull(),
      personId: k.ref('person_id', () => people.id).notNull(),
      fileName: k.text('file_name').notNull(),
      size: k.int('size').notNull(),
      supersedes: k.text('supersedes'),
      createdAt: k.ts('created_at').notNull(),
      expiresAt: k.ts('expires_at').notNull(),
      finishedAt: k.ts('finished_at'),
      fileId: k.text('file_id'),
    },
    t => [
      k.index('uploads_evidence').on(t.evidenceId).where(sql`finished_at is null`),
      k.index('uploads_expires').on(t.expiresAt),
    ],
  )

  return { settings, sessionFamilies, refreshTokens, passwordLinks, outbox, idempotencyKeys, uploads }
}
