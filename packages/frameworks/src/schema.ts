/** The shapes of `model.ts` as checks, for data that comes from a file. */
import { KSB_KINDS, ROW_STATUSES } from '@crosswalk/progress'
import { z } from 'zod'
import { type Mapping, type QualificationVersion, SEVERITIES, type StandardVersion } from './model.ts'
import { isTypeId } from './typeid.ts'

const id = (prefix: string) =>
  z.string().refine(text => isTypeId(text, prefix), `is not an id that begins with ${prefix}_`)
const provenance = z.strictObject({ source: z.string().min(1), confirmed: z.boolean() })
const words = z.strictObject({ line: z.int().min(1), words: z.string().min(1) })

const ksb = z.strictObject({
  id: id('ksb'),
  code: z.string(),
  kind: z.enum(KSB_KINDS),
  area: z.string(),
  text: z.string(),
  alternativeGroup: z.string().optional(),
  alternative: z.enum(['faceToFace', 'notFaceToFace']).optional(),
})

export const standardSchema: z.ZodType<StandardVersion> = z.strictObject({
  id: id('std'),
  reference: z.string(),
  version: z.string(),
  title: z.string(),
  words: z.record(z.string(), z.string()),
  alternativeGroups: z.array(z.strictObject({ id: z.string(), stem: z.string(), joinedBy: z.string() })).optional(),
  ksbs: z.array(ksb),
  provenance,
})

const criterion = z.strictObject({
  id: id('cri'),
  index: z.int().min(0),
  number: z.string(),
  text: z.string().nullable(),
  texts: z.array(z.string()).optional(),
  rangeItems: z.array(z.string()).optional(),
})

const unit = z.strictObject({
  id: id('uni'),
  number: z.int().min(1),
  label: z.string(),
  title: z.string().nullable(),
  uan: z.string().nullable(),
  credits: z.int().nullable(),
  level: z.int().nullable(),
  group: z.string().nullable(),
  complete: z.boolean(),
  notHeld: z.array(z.string()),
  criteria: z.array(criterion),
  provenance,
})

export const qualificationSchema: z.ZodType<QualificationVersion> = z.strictObject({
  id: id('qua'),
  number: z.string(),
  version: z.string(),
  title: z.string(),
  awardingBody: z.string(),
  level: z.int(),
  combination: z
    .strictObject({
      totalCredits: z.int(),
      mandatoryUnitNumbers: z.array(z.int()),
      groups: z.array(
        z.strictObject({ group: z.string(), minCredits: z.int().nullable(), maxCredits: z.int().nullable() }),
      ),
    })
    .nullable(),
  units: z.array(unit),
  criteriaKey: z.string().regex(/^[0-9a-f]{16}$/),
  provenance,
})

const discrepancy = z.strictObject({
  id: id('dsc'),
  code: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  line: z.int().optional(),
  lines: z.array(z.int()).optional(),
  words: z.string().optional(),
  ksbId: id('ksb').optional(),
  ksbIds: z.array(id('ksb')).optional(),
  criterionId: id('cri').optional(),
  criterionIds: z.array(id('cri')).optional(),
  unitIds: z.array(id('uni')).optional(),
})

const row = z.strictObject({
  ksbId: id('ksb'),
  code: z.string().optional(),
  status: z.enum(ROW_STATUSES),
  rule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('any') }),
    z.strictObject({ kind: z.literal('atLeast'), count: z.int().min(1) }),
  ]),
  criterionIds: z.array(id('cri')),
  links: z.array(
    z.strictObject({
      criterionId: id('cri'),
      ref: z.string().optional(),
      sources: z.array(words.extend({ unit: z.string().optional() })).min(1),
    }),
  ),
  source: words.optional(),
  unmappedSource: words.optional(),
})

export const mappingSchema: z.ZodType<Mapping> = z.strictObject({
  id: id('map'),
  version: z.int().min(1),
  owner: z.string(),
  status: z.enum(['draft', 'published']),
  qualificationId: id('qua'),
  standardId: id('std'),
  effectiveFrom: z.iso.date().nullable().optional(),
  rows: z.array(row),
  discrepancies: z.array(discrepancy),
  source: z.strictObject({
    file: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    lines: z.int().min(1),
    importedOn: z.iso.date().nullable(),
  }),
})
