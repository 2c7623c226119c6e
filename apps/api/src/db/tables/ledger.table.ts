import { sql } from 'drizzle-orm'
import type { Kit } from '../kit.ts'

/** The source of everything that counts. Fact tables are its projection; see ledger/. */
export function defineLedgerTables(k: Kit) {
  const ledger = k.table(
    'ledger',
    {
      centreId: k.text('centre_id').notNull(),
      sequence: k.int('sequence').notNull(),
      hash: k.text('hash').notNull(),
      learnerId: k.text('learner_id'),
      learnerSequence: k.int('learner_sequence'),
      enrolmentId: k.text('enrolment_id'),
      evidenceId: k.text('evidence_id'),
      at: k.ts('at').notNull(),
      /** A person, or null where Crosswalk itself acted (setting up a centre). */
      actorId: k.text('actor_id'),
      kind: k.text('kind').notNull(),
      /** The exact canonical JSON that the hash covers. The other columns repeat it for finding. */
      entry: k.text('entry').notNull(),
    },
    t => [
      k.primaryKey({ columns: [t.centreId, t.sequence] }),
      k.uniqueIndex('ledger_learner_sequence').on(t.learnerId, t.learnerSequence).where(sql`learner_id is not null`),
      k.index('ledger_evidence').on(t.evidenceId).where(sql`evidence_id is not null`),
      k.index('ledger_enrolment').on(t.enrolmentId).where(sql`enrolment_id is not null`),
      k.index('ledger_activity').on(t.learnerId, t.at).where(sql`evidence_id is not null`),
      k.check('ledger_sequence_positive', sql`sequence > 0`),
      k.check('ledger_learner_whole', sql`(learner_id is null) = (learner_sequence is null)`),
    ],
  )

  /** Personal text under its salted hash. Erasing sets salt and text to null and leaves the chain whole. */
  const ledgerTexts = k.table(
    'ledger_texts',
    {
      centreId: k.text('centre_id').notNull(),
      sequence: k.int('sequence').notNull(),
      hash: k.text('hash').notNull(),
      salt: k.text('salt'),
      text: k.text('text'),
      erasedAt: k.ts('erased_at'),
    },
    t => [
      k.primaryKey({ columns: [t.centreId, t.sequence, t.hash] }),
      k.check(
        'ledger_texts_erased_whole',
        sql`(text is null) = (erased_at is not null) and (text is null) = (salt is null)`,
      ),
    ],
  )

  const ledgerHeads = k.table('ledger_heads', {
    centreId: k.id('centre_id'),
    sequence: k.int('sequence').notNull(),
    hash: k.text('hash').notNull(),
    at: k.ts('at').notNull(),
  })

  const learnerHeads = k.table('learner_heads', {
    learnerId: k.id('learner_id'),
    centreId: k.text('centre_id').notNull(),
    learnerSequence: k.int('learner_sequence').notNull(),
    hash: k.text('hash').notNull(),
  })

  /** At which sequences what a person may see changed: a live cursor from before one starts over. */
  const accessChanges = k.table(
    'access_changes',
    {
      centreId: k.text('centre_id').notNull(),
      personId: k.text('person_id').notNull(),
      sequence: k.int('sequence').notNull(),
    },
    t => [
      k.primaryKey({ columns: [t.centreId, t.personId, t.sequence] }),
      // Live streams ask after every commit what is new.
      k.index('access_changes_newest').on(t.centreId, t.sequence, t.personId),
    ],
  )

  return { ledger, ledgerTexts, ledgerHeads, learnerHeads, accessChanges }
}
