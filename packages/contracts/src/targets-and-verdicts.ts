/** What a tag goes to and what is decided of it, as endpoints of evidence, tags and decisions take them. */
import { QUALITIES } from '@crosswalk/progress'
import { z } from 'zod'
import { outcome, quality } from './progress.contract.ts'
import { criterionId, givenDay, ksbId, line, prose } from './shapes.ts'

/** In one request. */
export const DECISIONS_MAX = 500
export const TAGS_MAX = 500

export const locator = line(200, 'The page or time')
export const feedback = prose(5_000, 'The feedback')

export const targetShape = { criterionId: criterionId.optional(), ksbId: ksbId.optional() }
export const hasOneTarget = (value: { criterionId?: string | undefined; ksbId?: string | undefined }) =>
  (value.criterionId === undefined) !== (value.ksbId === undefined)
export const oneTarget = { error: 'A tag goes to one criterion or to one KSB.' }

export const newTag = z.object({ ...targetShape, locator: locator.optional() }).refine(hasOneTarget, oneTarget)

export const verdict = {
  outcome,
  feedback: feedback.optional(),
  /** For a referral: by when. */
  dueOn: givenDay.optional(),
  /** For a referral: which of valid, authentic, reliable, current and sufficient it is not yet. */
  fallsShortOn: z.array(quality).max(QUALITIES.length).optional(),
}
