/** What another version of a mapping would change, enrolment by enrolment. Said before anything is saved. */
import { z } from 'zod'
import { cohortId, enrolmentId, learnerId, nextCursor, programmeId, unitId } from './shapes.ts'

const unitWithNumbers = z.object({
  unitId,
  number: z.int(),
  title: z.string().nullable(),
  criteria: z.array(z.string()),
})

const enrolmentEffect = z.object({
  enrolmentId,
  learnerId,
  name: z.string(),
  programmeId,
  programmeName: z.string(),
  cohortId: cohortId.nullable(),
  /** Codes of KSBs. */
  met: z.array(z.string()),
  noLongerMet: z.array(z.string()),
  /** Otherwise another scope, another rule or another number to go. */
  changed: z.array(z.string()),
  /** KSB-7: confirmed, and to be checked again. */
  checkAgain: z.array(z.string()),
  /** Criteria of units taken that are new and have no evidence. */
  missing: z.array(unitWithNumbers),
  /** LEVEL-4: signed off, and now with criteria that the signature does not cover. */
  supplementary: z.array(unitWithNumbers),
})
export type EnrolmentEffect = z.infer<typeof enrolmentEffect>

export const effectPage = z.object({
  /** Enrolments looked at in all pages. */
  enrolments: z.int(),
  /** Of this page: those that take a unit in which something changes. */
  concerned: z.int(),
  /** Of this page: those of which anything changes. */
  changes: z.array(enrolmentEffect),
  nextCursor,
})
export type EffectPage = z.infer<typeof effectPage>
