/** Learners by a table: pasted from a spreadsheet, or a CSV or XLSX file. Shown whole before anything is saved. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { cohortId, givenDay, learnerId, personId, programmeId, unitPatternId } from './shapes.ts'
import { tableAccount, tableSource } from './tabular.contract.ts'

export const LEARNER_COLUMNS = [
  'givenName',
  'familyName',
  'fullName',
  'email',
  'uln',
  'ownReference',
  'registration',
  'programme',
  'pattern',
  'jobRole',
  'cohort',
  'startsOn',
  'plannedEndOn',
  'employer',
  'site',
  'assessor',
  'tutor',
  'iqa',
  'countersigner',
] as const
export type LearnerColumn = (typeof LEARNER_COLUMNS)[number]
const learnerColumn = z.enum(LEARNER_COLUMNS)

/** As they head a column. */
export const LEARNER_COLUMN_NAMES: Record<LearnerColumn, string> = {
  givenName: 'Given name',
  familyName: 'Family name',
  fullName: 'Name',
  email: 'E-mail',
  uln: 'ULN',
  ownReference: 'Own reference',
  registration: 'Registration',
  programme: 'Programme',
  pattern: 'Unit pattern',
  jobRole: 'Job role',
  cohort: 'Cohort',
  startsOn: 'Starts',
  plannedEndOn: 'Planned end',
  employer: 'Employer',
  site: 'Site',
  assessor: 'Assessor',
  tutor: 'Tutor',
  iqa: 'IQA',
  countersigner: 'Countersigner',
}

/** new: nobody here has been found to be this learner · wrong: nothing is saved until it is mended */
const IMPORT_STATES = ['new', 'changed', 'same', 'wrong'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

const learnerImport = z.object({
  source: tableSource,
  /** Columns that a person matched themselves, by their place from 0; null leaves one out. */
  columns: z.record(z.string().regex(/^\d{1,3}$/), learnerColumn.nullable()).default({}),
  /** For lines that do not say. */
  defaults: z
    .object({
      programmeId: programmeId.optional(),
      patternId: unitPatternId.optional(),
      cohortId: cohortId.optional(),
      startsOn: givenDay.optional(),
    })
    .default({}),
  /** Cohorts, employers and sites that are not here yet are added. */
  addMissing: z.boolean().default(false),
})

const importLine = z.object({
  /** As the file counts. */
  line: z.int(),
  state: z.enum(IMPORT_STATES),
  name: z.string(),
  /** Of the learner that this line was found to be. */
  learnerId: learnerId.nullable(),
  cells: z.partialRecord(learnerColumn, z.string()),
  errors: z.array(z.object({ column: learnerColumn.nullable(), message: z.string() })),
  /** Worth a look, and in the way of nothing. */
  notes: z.array(z.object({ column: learnerColumn.nullable(), message: z.string() })),
  /** Of a learner who is here: what this line changes. */
  changes: z.array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string() })),
  units: z
    .object({
      pattern: z.string(),
      units: z.int(),
      credits: z.int(),
      unknownCredits: z.int(),
      /** The rule of combination. It warns and never refuses. */
      warnings: z.array(z.string()),
      ksbsNotInUnits: z.array(z.string()),
    })
    .nullable(),
})
export type ImportLine = z.infer<typeof importLine>

export const previewLearnerImport = defineEndpoint({
  method: 'POST',
  path: '/learner-imports/preview',
  summary: 'What a table of learners would do, line by line. Changes nothing.',
  tag: 'Learners',
  scope: 'centreManager',
  body: learnerImport,
  status: 200,
  reply: z.object({
    table: tableAccount,
    /** For each column of the table, what it is taken for. */
    columns: z.array(learnerColumn.nullable()),
    /** Of the table as a whole. */
    problems: z.array(z.string()),
    /** What would be added besides learners, where that is wished. */
    missing: z.object({ cohorts: z.array(z.string()), employers: z.array(z.string()), sites: z.array(z.string()) }),
    lines: z.array(importLine),
    /** Names this preview: saving says which it was. */
    key: z.string(),
  }),
  errors: ['table.unreadable', 'table.tooLarge', 'record.notFound', 'server.busy'],
})

export const saveLearnerImport = defineEndpoint({
  method: 'POST',
  path: '/learner-imports',
  summary: 'Save a table of learners: all of its lines, or none.',
  tag: 'Learners',
  scope: 'centreManager',
  body: learnerImport.extend({ key: z.string().max(100) }),
  status: 201,
  reply: z.object({
    added: z.int(),
    changed: z.int(),
    same: z.int(),
    learners: z.array(
      z.object({
        line: z.int(),
        state: z.enum(['new', 'changed', 'same']),
        learnerId,
        personId,
        name: z.string(),
        email: z.string().nullable(),
        /** Has no way to sign in yet. */
        canBeInvited: z.boolean(),
      }),
    ),
  }),
  errors: [
    'table.unreadable',
    'table.tooLarge',
    'record.notFound',
    'conflict.stale',
    'import.linesWrong',
    'server.busy',
  ],
  idempotent: true,
})
