import { Worker, type WorkerOptions } from 'node:worker_threads'
import { appError } from '../http/app-error.ts'

const HEAP_MB = 400
const IDLE_MS = 30_000
const MOST_WAITING = 20

export interface ThreadOptions {
  /** As it is called where it ends without an answer. */
  name: string
  /** Made of `new URL('./x.worker.ts', import.meta.url)` where it is used: the build looks for those words. */
  file: URL
}

/** One thread, started when it is first wanted and ended when nobody wants it. Jobs are done one after another. */
export function createThread<Job, Result>({ name, file }: ThreadOptions) {
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  function end(): void {
    clearTimeout(idle)
    void thread?.terminate()
    thread = null
  }

  function work(job: Job, durationMs: number): Promise<Result | null> {
    clearTimeout(idle)
    const worker = thread ?? startThread(file)
    thread = worker
    worker.ref()
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      }
      const giveUp = (error: Error | null) => {
        stop()
        // Whatever it goes on to say is nobody's answer.
        worker.on('error', () => {})
        end()
        if (error === null) resolve(null)
        else reject(error)
      }
      const timer = setTimeout(() => giveUp(null), durationMs)
      worker.once('message', (result: Result) => {
        stop()
        worker.unref()
        idle = setTimeout(end, IDLE_MS).unref()
        resolve(result)
      })
      worker.once('error', error => {
        giveUp('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? null : error)
      })
      worker.once('exit', code => giveUp(new Error(`The thread for ${name} ended with ${code} and no answer`)))
      worker.postMessage(job)
    })
  }

  return {
    /** Null where the work itself took too long or too much memory. Refuses, busy, where too many wait already. */
    async run(job: Job, durationMs: number): Promise<Result | null> {
      if (waiting >= MOST_WAITING) throw appError('server.busy')
      waiting++
      const mine = last.then(() => work(job, durationMs))
      last = mine.catch(() => {}).finally(() => waiting--)
      return mine
    },
  }
}

/** In development and in tests the worker is TypeScript; the build makes JavaScript of it. */
function startThread(file: URL): Worker {
  const options: WorkerOptions = { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } }
  if (!file.pathname.endsWith('.ts')) return new Worker(file, options)
  const start = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register()
    return import(${JSON.stringify(file.href)})
  })`
  return new Worker(start, { ...options, eval: true })
}
