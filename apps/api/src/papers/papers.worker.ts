// Runs in a thread of its own: a PDF of a hundred pages takes seconds, and nothing slow stands on the event loop.
import { parentPort } from 'node:worker_threads'
import type { PaperJob } from './papers.model.ts'
import { writePdf } from './write-pdf.ts'

parentPort?.on('message', async (job: PaperJob) => parentPort?.postMessage(await writePdf(job)))
