import { KSB_KINDS, ROW_STATUSES } from '@crosswalk/progress'
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { discrepancy, rule } from './progress.contract.ts'
import { criterionId, instant, ksbId, mappingId, qualificationId, standardId, unitId } from './shapes.ts'

const provenance = z.object({ source: z.string(), confirmed: z.boolean() })

export const ksb = z.object({
  id: ksbId,
  code: z.string(),
  kind: z.enum(KSB_KINDS),
  area: z.string(),
  text: z.string(),
  alternativeGroup: z.string().optional(),
  alternative: z.enum(['faceToFace', 'notFaceToFace']).optional(),
})

export const criterion = z.object({
  id: criterionId,
  index: z.int().min(0),
  number: z.string(),
  text: z.string().nullable(),
  texts: z.array(z.string()).optional(),
  rangeItems: z.array(z.string()).optional(),
})

export const unit = z.object({
  id: unitId,
  number: z.int(),
  label: z.string(),
  title: z.string().nullable(),
  uan: z.string().nullable(),
  credits: z.int().nullable(),
  level: z.int().nullable(),
  group: z.string().nullable(),
  complete: z.boolean(),
  notHeld: z.array(z.string()),
  criteria: z.array(criterion),
  /** Words of the learning outcomes, where the unit was loaded. */
  learningOutcomes: z.array(z.object({ number: z.string(), text: z.string() })).optional(),
  provenance,
})

const combination = z.object({
  totalCredits: z.int(),
  mandatoryUnitNumbers: z.array(z.int()),
  groups: z.array(z.object({ group: z.string(), minCredits: z.int().nullable(), maxCredits: z.int().nullable() })),
})

const standard = z.object({
  id: standardId,
  reference: z.string(),
  version: z.string(),
  title: z.string(),
  words: z.record(z.string(), z.string()),
  ksbs: z.array(ksb),
})

const qualification = z.object({
  id: qualificationId,
  number: z.string(),
  version: z.string(),
  title: z.string(),
  awardingBody: z.string(),
  level: z.int(),
  combination: combination.nullable(),
  units: z.array(unit),
  /** Of a version that the centre made by loading criteria. */
  loaded: z
    .object({ rootId: qualificationId, fromId: qualificationId, at: instant, unitNumbers: z.array(z.int()) })
    .optional(),
})

export const getStandard = defineEndpoint({
  method: 'GET',
  path: '/standards/:id',
  summary: 'An apprenticeship standard at a version, with its KSBs in their areas.',
  tag: 'Frameworks',
  scope: 'person',
  params: z.object({ id: standardId }),
  status: 200,
  reply: standard.extend({ provenance }),
  errors: ['record.notFound'],
})

export const getQualification = defineEndpoint({
  method: 'GET',
  path: '/qualifications/:id',
  summary: 'A qualification at a version, with all its units, mapped or not.',
  tag: 'Frameworks',
  scope: 'person',
  params: z.object({ id: qualificationId }),
  status: 200,
  reply: qualification.extend({ criteriaKey: z.string(), provenance }),
  errors: ['record.notFound'],
})

export const listMappings = defineEndpoint({
  method: 'GET',
  path: '/mappings',
  summary:
    'Every mapping held here: those that came with their documents, and the versions that your centre published.',
  tag: 'Frameworks',
  scope: 'person',
  status: 200,
  reply: z.object({
    mappings: z.array(
      z.object({
        id: mappingId,
        version: z.int(),
        owner: z.string(),
        status: z.enum(['draft', 'published']),
        /** Of the centre’s own versions: the one that came with the document. */
        rootId: mappingId.nullable(),
        /** No version of the same mapping is newer. */
        newest: z.boolean(),
        qualification: z.object({
          id: qualificationId,
          version: z.string(),
          number: z.string(),
          title: z.string(),
        }),
        standard: z.object({ id: standardId, reference: z.string(), version: z.string() }),
        counts: z.object({ mapped: z.int(), unmapped: z.int(), absent: z.int(), openConflicts: z.int() }),
      }),
    ),
  }),
  errors: [],
})

/** A mapping version whole. A centre’s own version says in `own` what it grew from. */
export const mappingReply = z.object({
  id: mappingId,
  version: z.int(),
  owner: z.string(),
  status: z.enum(['draft', 'published']),
  criteriaKey: z.string(),
  qualification,
  standard,
  rows: z.array(
    z.object({
      ksbId,
      status: z.enum(ROW_STATUSES),
      rule,
      criterionIds: z.array(criterionId),
      links: z.array(
        z.object({
          criterionId,
          ref: z.string().optional(),
          sources: z.array(z.object({ line: z.int(), words: z.string(), unit: z.string().optional() })),
        }),
      ),
      source: z.object({ line: z.int(), words: z.string() }).optional(),
      unmappedSource: z.object({ line: z.int(), words: z.string() }).optional(),
    }),
  ),
  discrepancies: z.array(discrepancy),
  source: z.object({ file: z.string(), sha256: z.string(), lines: z.int(), importedOn: z.string().nullable() }),
  own: z.object({ rootId: mappingId }).optional(),
})

export const getMapping = defineEndpoint({
  method: 'GET',
  path: '/mappings/:id',
  summary: 'A mapping version whole: units and criteria, KSBs, rows with their rule and sources, discrepancies.',
  tag: 'Frameworks',
  scope: 'person',
  params: z.object({ id: mappingId }),
  status: 200,
  reply: mappingReply,
  errors: ['record.notFound'],
})
