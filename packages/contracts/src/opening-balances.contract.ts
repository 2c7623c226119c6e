/** What was achieved before Crosswalk, by a table: criteria, where the evidence is kept, who decided and when. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentId, evidenceId } from './shapes.ts'
import { tableAccount, tableSource } from './tabular.contract.ts'

export const BALANCE_COLUMNS = [
  'learner',
  'ownReference',
  'uln',
  'email',
  'programme',
  'criteria',
  'unit',
  'method',
  'title',
  'keptAt',
  'decidedBy',
  'decidedOn',
] as const
export type BalanceColumn = (typeof BALANCE_COLUMNS)[number]
const balanceColumn = z.enum(BALANCE_COLUMNS)

/** As they head a column. */
export const BALANCE_COLUMN_NAMES: Record<BalanceColumn, string> = {
  learner: 'Learner',
  ownReference: 'Own reference',
  uln: 'ULN',
  email: 'E-mail',
  programme: 'Programme',
  criteria: 'Criteria',
  unit: 'Unit',
  method: 'Method',
  title: 'Title',
  keptAt: 'Where it is kept',
  decidedBy: 'Decided by',
  decidedOn: 'Decided on',
}

const openingBalance = z.object({
  source: tableSource,
  /** Columns that a person matched themselves, by their place from 0; null leaves one out. */
  columns: z.record(z.string().regex(/^\d{1,3}$/), balanceColumn.nullable()).default({}),
})

const balanceLine = z.object({
  line: z.int(),
  state: z.enum(['new', 'same', 'wrong']),
  name: z.string(),
  enrolmentId: enrolmentId.nullable(),
  /** What would be accepted: `6: 2.1-2.10`. Those that are here already from the same place are left out. */
  criteria: z.string(),
  already: z.int(),
  errors: z.array(z.object({ column: balanceColumn.nullable(), message: z.string() })),
})
export type BalanceLine = z.infer<typeof balanceLine>

export const previewOpeningBalance = defineEndpoint({
  method: 'POST',
  path: '/opening-balances/preview',
  summary: 'What a table of criteria achieved before would do, line by line. Changes nothing.',
  tag: 'Evidence',
  scope: 'assessor',
  body: openingBalance,
  status: 200,
  reply: z.object({
    table: tableAccount,
    columns: z.array(balanceColumn.nullable()),
    problems: z.array(z.string()),
    lines: z.array(balanceLine),
    key: z.string(),
  }),
  errors: ['table.unreadable', 'table.tooLarge', 'server.busy'],
})

export const saveOpeningBalance = defineEndpoint({
  method: 'POST',
  path: '/opening-balances',
  summary: 'Save a table of criteria achieved before: all of its lines, or none.',
  tag: 'Evidence',
  scope: 'assessor',
  body: openingBalance.extend({ key: z.string().max(100) }),
  status: 201,
  reply: z.object({
    criteria: z.int(),
    evidence: z.array(
      z.object({ id: evidenceId, enrolmentId, learner: z.string(), criteria: z.string(), title: z.string() }),
    ),
  }),
  errors: ['table.unreadable', 'table.tooLarge', 'conflict.stale', 'import.linesWrong', 'server.busy'],
  idempotent: true,
})
