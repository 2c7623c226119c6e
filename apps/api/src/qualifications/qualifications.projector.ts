import { z } from 'zod'
import { centreDocument, insertCentreDocument } from '../frameworks/centre-documents.projector.ts'
import { defineProjector } from '../ledger/define-projector.ts'

export const qualificationProjectors = {
  /** Criteria from a table: a new version, whole. Those that were held keep their ids. */
  'qualification.loaded': defineProjector(
    centreDocument.extend({
      number: z.string(),
      version: z.string(),
      units: z.array(z.object({ number: z.int(), added: z.int(), complete: z.boolean() })),
    }),
    (db, entry) => insertCentreDocument(db, entry, 'qualification'),
  ),
}
