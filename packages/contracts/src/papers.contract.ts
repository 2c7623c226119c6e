/** What a centre prints or hands on: the same facts as on screens, as PDF, and their tables as CSV and XLSX. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentId, evidenceId, nothing, unitId } from './shapes.ts'

const PAPER_FORMATS = ['pdf', 'csv', 'xlsx'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

export const PAPER_MEDIA_TYPES: Record<PaperFormat, string> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const UNIT_PAPERS = ['record', 'matrix'] as const
export type UnitPaper = (typeof UNIT_PAPERS)[number]

const ENROLMENT_PAPERS = ['evidence-index', 'feedback', 'ksbs', 'gateway'] as const
export type EnrolmentPaper = (typeof ENROLMENT_PAPERS)[number]

const format = z.enum(PAPER_FORMATS, { error: 'Ask for pdf, csv or xlsx.' })
const asFile = Object.values(PAPER_MEDIA_TYPES)

export const getUnitPaper = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/units/:unitId/papers/:paper',
  summary: 'A unit’s record or its matrix, to print or to hand on: what has been submitted, decided and signed.',
  tag: 'Papers',
  scope: 'person',
  params: z.object({ id: enrolmentId, unitId, paper: z.enum(UNIT_PAPERS) }),
  query: z.object({ format }),
  status: 200,
  reply: nothing,
  repliesWithFile: asFile,
  errors: ['record.notFound', 'server.busy'],
})

export const getEnrolmentPaper = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/papers/:paper',
  summary:
    'An enrolment’s evidence index with page or time, its feedback (of one item where `evidenceId` is given), its KSBs, or its gateway page.',
  tag: 'Papers',
  scope: 'person',
  params: z.object({ id: enrolmentId, paper: z.enum(ENROLMENT_PAPERS) }),
  query: z.object({ format, evidenceId: evidenceId.optional() }),
  status: 200,
  reply: nothing,
  repliesWithFile: asFile,
  errors: ['record.notFound', 'server.busy'],
})
