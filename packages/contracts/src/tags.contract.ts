/** Tags of an item of evidence, and taking them away. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { evidence, evidenceTag } from './evidence.contract.ts'
import { enrolmentId, evidenceId, nothing, reason, tagId } from './shapes.ts'
import { hasOneTarget, locator, newTag, oneTarget, TAGS_MAX, targetShape } from './targets-and-verdicts.ts'

export const addTag = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/tags',
  summary: 'Tag evidence to a criterion or a KSB. On submitted evidence the tag is submitted at once.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  body: z.object({ enrolmentId, ...targetShape, locator: locator.optional() }).refine(hasOneTarget, oneTarget),
  status: 201,
  reply: evidenceTag,
  errors: ['record.notFound', 'tag.exists', 'tag.outsideUnits', 'evidence.removed'],
  idempotent: true,
})

/** Many at once: holistic tagging. One act, one ledger entry. */
export const addTags = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/tags/several',
  summary: 'Tag evidence to many criteria in one act; those tagged already are left as they are.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  body: z.object({ enrolmentId, tags: z.array(newTag).min(1).max(TAGS_MAX) }),
  status: 200,
  reply: evidence,
  errors: ['record.notFound', 'tag.outsideUnits', 'evidence.removed'],
  idempotent: true,
})

export const removeTag = defineEndpoint({
  method: 'POST',
  path: '/tags/:id/removal',
  summary: 'Remove a tag: it stays on the record and supports nothing.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: tagId }),
  body: z.object({ reason: reason.optional() }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'tag.locked', 'tag.reasonNeeded', 'access.refused'],
})
