/** Settling what is odd in a mapping, and publishing the centre's own version of it. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { mappingReply } from './frameworks.contract.ts'
import { effectPage } from './mapping-effect.contract.ts'
import { rule } from './progress.contract.ts'
import {
  discrepancyId,
  givenDay,
  instant,
  ksbId,
  line,
  mappingId,
  nothing,
  pageQuery,
  personName,
  prose,
  reason,
  settlementId,
} from './shapes.ts'

const settlementRecord = z.object({
  id: settlementId,
  discrepancyId,
  choice: z.string(),
  /** "In K14, read line 51 as 1.4. 1.3 keeps the text of line 20." */
  text: z.string(),
  reason: z.string(),
  /** Who was asked at the awarding body, what they answered, and when. */
  asked: z.string().nullable(),
  answer: z.string().nullable(),
  answeredOn: z.string().nullable(),
  settledBy: personName,
  settledAt: instant,
})
export type SettlementRecord = z.infer<typeof settlementRecord>

const ksbRuleRecord = z.object({ ksbId, rule, reason: z.string(), setBy: personName, setAt: instant })
export type KsbRuleRecord = z.infer<typeof ksbRuleRecord>

export const getMappingDraft = defineEndpoint({
  method: 'GET',
  path: '/mappings/:id/draft',
  summary: 'The next version of a mapping as your settlements, rules and loaded criteria make it.',
  tag: 'Mappings',
  scope: 'centreManager',
  params: z.object({ id: mappingId }),
  status: 200,
  reply: z.object({
    mapping: mappingReply.omit({ id: true }),
    rootId: mappingId,
    /** The newest that is published. */
    published: z.object({ id: mappingId, version: z.int() }),
    /** What it has otherwise than the published one, a sentence each; none where there is nothing to publish. */
    changes: z.array(z.string()),
    /** Goes with publishing, so that what is published is what was read. */
    basis: z.string(),
    choices: z.record(discrepancyId, z.array(z.object({ key: z.string(), sentence: z.string() }))),
    settlements: z.array(settlementRecord),
    rules: z.array(ksbRuleRecord),
  }),
  errors: ['record.notFound'],
})
export type MappingDraft = z.infer<typeof getMappingDraft.reply>

export const listSettlements = defineEndpoint({
  method: 'GET',
  path: '/mappings/:id/settlements',
  summary:
    'What a published version was made with: who settled what, why, what the awarding body answered, and who set which rule; and how many enrolments follow it.',
  tag: 'Mappings',
  scope: 'staff',
  params: z.object({ id: mappingId }),
  status: 200,
  reply: z.object({
    settlements: z.array(settlementRecord),
    rules: z.array(ksbRuleRecord),
    /** Of the centre, not ended. */
    enrolments: z.int(),
  }),
  errors: ['record.notFound'],
})

export const settleDiscrepancy = defineEndpoint({
  method: 'POST',
  path: '/mappings/:id/settlements',
  summary: 'Settle a discrepancy by one of its choices. It counts from the next version that is published.',
  tag: 'Mappings',
  scope: 'centreManager',
  params: z.object({ id: mappingId }),
  body: z.object({
    discrepancyId,
    choice: z.string().max(200),
    reason,
    asked: line(200, 'Who was asked').nullable().optional(),
    answer: prose(2_000, 'Their answer').nullable().optional(),
    answeredOn: givenDay.nullable().optional(),
  }),
  status: 201,
  reply: settlementRecord,
  errors: ['record.notFound', 'mapping.notEditable'],
  idempotent: true,
})

export const withdrawSettlement = defineEndpoint({
  method: 'POST',
  path: '/settlements/:id/withdrawal',
  summary: 'Open a settled discrepancy again.',
  tag: 'Mappings',
  scope: 'centreManager',
  params: z.object({ id: settlementId }),
  body: z.object({ reason }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'settlement.withdrawn'],
})

export const setKsbRule = defineEndpoint({
  method: 'PUT',
  path: '/mappings/:id/rules/:ksbId',
  summary: 'Set how many of a KSB’s criteria are needed: all, any, or at least a number.',
  tag: 'Mappings',
  scope: 'centreManager',
  params: z.object({ id: mappingId, ksbId }),
  body: z.object({ rule, reason }),
  status: 200,
  reply: ksbRuleRecord,
  errors: ['record.notFound', 'mapping.notEditable'],
})

export const getMappingEffect = defineEndpoint({
  method: 'GET',
  path: '/mappings/:id/effect',
  summary:
    'What the next version would change in the enrolments that follow this mapping, page by page; with a choice or a rule, what that one alone would change.',
  tag: 'Mappings',
  scope: 'centreManager',
  params: z.object({ id: mappingId }),
  query: z.object({
    discrepancyId: discrepancyId.optional(),
    choice: z.string().max(200).optional(),
    ksbId: ksbId.optional(),
    /** "all", "any", or the number for at least so many. */
    rule: z
      .string()
      .regex(/^(?:all|any|[1-9]\d{0,3})$/, { error: 'A rule is all, any or a number.' })
      .optional(),
    ...pageQuery,
  }),
  status: 200,
  reply: effectPage,
  errors: ['record.notFound'],
})

export const publishMapping = defineEndpoint({
  method: 'POST',
  path: '/mappings/:id/versions',
  summary: 'Publish the next version. No enrolment moves by it.',
  tag: 'Mappings',
  scope: 'centreManager',
  params: z.object({ id: mappingId }),
  body: z.object({ basis: z.string().max(100) }),
  status: 201,
  reply: z.object({ id: mappingId, version: z.int() }),
  errors: ['record.notFound', 'conflict.stale', 'mapping.nothingToPublish'],
  idempotent: true,
})
