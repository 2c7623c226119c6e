import type { Kit } from '../kit.ts'
import type { EvidenceTables } from './evidence.table.ts'
import type { PeopleTables } from './people.table.ts'

/** Which draft a note from a phone became. Kept for good: however late it is sent again, it is the same draft. */
export function defineVisitTables(k: Kit, { people }: PeopleTables, { evidence }: EvidenceTables) {
  const visitNotes = k.table(
    'visit_notes',
    {
      personId: k.ref('person_id', () => people.id).notNull(),
      noteId: k.text('note_id').notNull(),
      evidenceId: k.ref('evidence_id', () => evidence.id).notNull(),
      receivedAt: k.ts('received_at').notNull(),
    },
    t => [k.primaryKey({ columns: [t.personId, t.noteId] }), k.index('visit_notes_evidence').on(t.evidenceId)],
  )
  return { visitNotes }
}
