// Runs in a thread of its own: what people bring may be slow to read, and nothing slow stands on the event loop.
import { parentPort } from 'node:worker_threads'
import { readTable } from './read-table.ts'
import { TableFault, type TableJob, type TableJobResult } from './tabular.model.ts'

async function work(job: TableJob): Promise<TableJobResult> {
  if (job.kind === 'read') return { ok: true, table: await readTable(job) }
  const { writeWorkbook } = await import('./write-workbook.ts')
  return { ok: true, bytes: await writeWorkbook(job.sheets) }
}

async function answer(job: TableJob): Promise<void> {
  try {
    parentPort?.postMessage(await work(job))
  } catch (error) {
    // Anything else ends the thread, and the service says so.
    if (!(error instanceof TableFault)) throw error
    parentPort?.postMessage({ ok: false, sentence: error.message } satisfies TableJobResult)
  }
}

parentPort?.on('message', (job: TableJob) => void answer(job))
