/** Loading a qualification's criteria from a table, as a new version of it. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { qualificationId, unitId } from './shapes.ts'
import { tableAccount, tableSource } from './tabular.contract.ts'

const lineError = z.object({ line: z.int(), column: z.string().nullable(), message: z.string() })
export type LineError = z.infer<typeof lineError>

const loadedUnit = z.object({
  unitId,
  number: z.int(),
  title: z.string().nullable(),
  complete: z.boolean(),
  added: z.array(z.string()),
  reworded: z.array(z.object({ number: z.string(), before: z.string().nullable(), after: z.string() })),
  same: z.array(z.string()),
  notInTable: z.array(z.string()),
  facts: z.array(
    z.object({
      field: z.enum(['title', 'uan', 'credits', 'level', 'group']),
      before: z.string().nullable(),
      after: z.string(),
    }),
  ),
})
export type LoadedUnit = z.infer<typeof loadedUnit>

const given = z.object({
  table: tableSource,
  /** Units of which the table holds every criterion. */
  completeUnitNumbers: z.array(z.int().min(1)).max(200).default([]),
})

export const previewCriteria = defineEndpoint({
  method: 'POST',
  path: '/qualifications/:id/criteria-preview',
  summary: 'How a table of criteria is read and what loading it would change. Nothing is kept.',
  tag: 'Frameworks',
  scope: 'centreManager',
  params: z.object({ id: qualificationId }),
  body: given,
  status: 200,
  reply: z.object({
    account: tableAccount,
    units: z.array(loadedUnit),
    /** The first two hundred. With any, nothing can be loaded. */
    errors: z.array(lineError),
    errorCount: z.int(),
  }),
  errors: ['record.notFound', 'table.unreadable', 'table.tooLarge'],
})

export const loadCriteria = defineEndpoint({
  method: 'POST',
  path: '/qualifications/:id/versions',
  summary:
    'Load a table of criteria as a new version of the qualification: all of it or nothing. No enrolment moves by it.',
  tag: 'Frameworks',
  scope: 'centreManager',
  params: z.object({ id: qualificationId }),
  body: given,
  status: 201,
  reply: z.object({ id: qualificationId, version: z.string(), units: z.array(loadedUnit) }),
  errors: [
    'record.notFound',
    'conflict.stale',
    'table.unreadable',
    'table.tooLarge',
    'criteria.notUsable',
    'criteria.nothingNew',
  ],
  idempotent: true,
})
