// The one reader of tables that people bring, and the one writer of workbooks. Both work in a thread of their own.
import type { TableAccount, TableSource } from '@crosswalk/contracts'
import { appError } from '../http/app-error.ts'
import { createThread } from '../threads/create-thread.ts'
import {
  type SheetOut,
  TABLE_LIMITS,
  type Table,
  type TableJob,
  type TableJobResult,
  type TableLimits,
} from './tabular.model.ts'

export type TabularService = ReturnType<typeof createTabularService>

export function createTabularService(limits: TableLimits = TABLE_LIMITS) {
  const thread = createThread<TableJob, TableJobResult>({
    name: 'tables',
    file: new URL('./tabular.worker.ts', import.meta.url),
  })

  async function run(job: TableJob): Promise<Table | Uint8Array> {
    const result = await thread.run(job, limits.durationMs)
    if (result === null) throw appError('table.unreadable', { detail: TOO_MUCH })
    if (!result.ok) throw appError('table.unreadable', { detail: result.sentence })
    return 'table' in result ? result.table : result.bytes
  }

  return {
    /** Refuses with a sentence what can't be read; never throws for what a person brought. */
    async readTable(source: TableSource): Promise<Table> {
      const isPasted = 'text' in source
      const bytes = isPasted ? Buffer.from(source.text, 'utf8') : Buffer.from(source.base64, 'base64')
      if (bytes.length === 0) throw appError('table.unreadable', { detail: 'This file is empty.' })
      if (bytes.length > limits.bytes) {
        throw appError('table.tooLarge', {
          detail: `At most ${Math.floor(limits.bytes / 1024 ** 2)} MB can be read in one go. Bring it in several parts.`,
        })
      }
      const sheet = isPasted ? null : (source.sheet ?? null)
      const table = await run({ kind: 'read', bytes, form: isPasted ? 'pasted' : 'file', sheet, limits })
      if (table instanceof Uint8Array) throw new Error('The thread for tables answered with bytes')
      return table
    },

    /** XLSX in which text stays text. */
    async writeWorkbook(sheets: readonly SheetOut[]): Promise<Uint8Array> {
      const bytes = await run({ kind: 'write', sheets })
      if (!(bytes instanceof Uint8Array)) throw new Error('The thread for tables answered with a table')
      return bytes
    },
  }
}

export function toTableAccount(table: Table): TableAccount {
  const { form, encoding, sheet, sheets, header, headerLine, rows } = table
  return { form, encoding, sheet, sheets, header, headerLine, rows: rows.length }
}

const TOO_MUCH = 'This takes too long to read. Save the one sheet that matters as CSV and choose that.'
