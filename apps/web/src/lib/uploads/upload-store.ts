/**
 * Files on their way. They belong to no page: an upload goes on while its learner looks elsewhere, resumes after a lost
 * connection, and is taken up again when the same file is chosen after a closed tab.
 */
import { ERRORS, type ErrorCode, UPLOADS_PATH } from '@crosswalk/contracts'
import type { DetailedError, Upload as Transfer } from 'tus-js-client'
import { getAccessToken, getSession, renewAccessToken } from '../session.ts'
import type { Upload } from './upload-state.ts'

/** Small enough that a lost connection loses little, large enough that the requests are not felt. */
const CHUNK_BYTES = 2 * 1024 * 1024
const TRY_AGAIN_SECONDS = [1, 2, 5, 10, 20, 30]

/** Fetched with the first file: a page on which none is chosen needs none of it. */
const loadTus = () => import('tus-js-client')

interface Running {
  upload: Upload
  file: File
  /** Null until what sends it has come. */
  transfer: Transfer | null
  tries: number
  timer: ReturnType<typeof setTimeout> | null
}

const running = new Map<string, Running>()
const listeners = new Set<() => void>()
const arrivals = new Set<(upload: Upload) => void>()
let snapshot: readonly Upload[] = []
let nextKey = 0

export const listUploads = (): readonly Upload[] => snapshot

export function onUploadsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Hears of each file that has arrived whole. */
export function onUploadArrived(listener: (upload: Upload) => void): () => void {
  arrivals.add(listener)
  return () => arrivals.delete(listener)
}

function publish(): void {
  snapshot = [...running.values()].map(({ upload }) => upload)
  for (const listener of listeners) listener()
}

function change(key: string, next: Partial<Upload>): void {
  const found = running.get(key)
  if (!found) return
  found.upload = { ...found.upload, ...next }
  publish()
}

export function startUpload(evidenceId: string, file: File, supersedes: string | null = null): void {
  nextKey += 1
  const key = `upload-${nextKey}`
  const name = file.name || 'file'
  const upload: Upload = {
    key,
    evidenceId,
    name,
    size: file.size,
    sent: 0,
    kept: 0,
    supersedes,
    status: 'sending',
    startedAt: Date.now(),
    sentAtStart: 0,
    nextTryAt: null,
    problem: null,
  }
  running.set(key, { upload, file, transfer: null, tries: 0, timer: null })
  publish()
  void begin(key)
}

async function createTransfer({ key, evidenceId, name, supersedes }: Upload, file: File): Promise<Transfer> {
  const { Upload } = await loadTus()
  return new Upload(file, {
    endpoint: UPLOADS_PATH,
    chunkSize: CHUNK_BYTES,
    // We say when the next try is, so we decide when it is.
    retryDelays: null,
    metadata: { evidenceId, filename: name, ...(supersedes === null ? {} : { supersedes }) },
    removeFingerprintOnSuccess: true,
    fingerprint: async () =>
      ['crosswalk', getSession().user?.id, evidenceId, supersedes, name, file.size, file.lastModified].join(':'),
    onBeforeRequest: async request => {
      request.setHeader('Authorization', `Bearer ${await getAccessToken()}`)
    },
    onProgress: sent => change(key, { sent }),
    onChunkComplete: (_size, kept) => {
      const found = running.get(key)
      if (found) found.tries = 0
      change(key, { kept })
    },
    onSuccess: () => {
      change(key, { status: 'arrived', sent: file.size, kept: file.size })
      const found = running.get(key)
      if (found) for (const listener of arrivals) listener(found.upload)
      forget(key)
    },
    onError: error => {
      void takeError(key, error)
    },
  })
}

async function begin(key: string): Promise<void> {
  const found = running.get(key)
  if (!found) return
  try {
    found.transfer ??= await createTransfer(found.upload, found.file)
  } catch {
    tryLater(key, found)
    return
  }
  try {
    // The same file, chosen again after a closed tab: what has arrived is not sent again.
    const [earlier] = await found.transfer.findPreviousUploads()
    if (earlier) found.transfer.resumeFromPreviousUpload(earlier)
  } catch {
    // Storage is closed to us: it starts from the beginning.
  }
  if (running.has(key)) found.transfer.start()
}

async function takeError(key: string, error: Error): Promise<void> {
  const found = running.get(key)
  if (!found) return
  const response = isDetailed(error) ? error.originalResponse : null
  const status = response?.getStatus() ?? 0
  const isLost = status === 0 || status === 401 || status === 409 || status === 423 || status === 429 || status >= 500
  if (!isLost) {
    change(key, { status: 'refused', problem: problemOf(response?.getBody() ?? '') })
    return
  }
  if (status === 401) {
    const old = await getAccessToken().catch(() => null)
    await renewAccessToken(old).catch(() => null)
  }
  tryLater(key, found)
}

const isDetailed = (error: Error): error is DetailedError => 'originalResponse' in error

function tryLater(key: string, found: Running): void {
  const seconds = TRY_AGAIN_SECONDS[Math.min(found.tries, TRY_AGAIN_SECONDS.length - 1)] ?? 30
  found.tries += 1
  found.timer = setTimeout(() => tryNow(key), seconds * 1000)
  change(key, { status: 'lost', sent: found.upload.kept, nextTryAt: Date.now() + seconds * 1000 })
}

export function tryNow(key: string): void {
  const found = running.get(key)
  if (found?.upload.status !== 'lost') return
  if (found.timer) clearTimeout(found.timer)
  found.timer = null
  const { kept } = found.upload
  change(key, { status: 'sending', nextTryAt: null, startedAt: Date.now(), sentAtStart: kept })
  if (found.transfer) found.transfer.start()
  else void begin(key)
}

/** Gives an upload up, here and on the server; or takes a refused one off the list. */
export function cancelUpload(key: string): void {
  const found = running.get(key)
  if (!found) return
  if (found.timer) clearTimeout(found.timer)
  forget(key)
  // What could not be told to the server ends there by itself, after a day.
  found.transfer?.abort(true).catch(() => null)
}

function forget(key: string): void {
  running.delete(key)
  publish()
}

function problemOf(body: string): string {
  try {
    const problem: unknown = JSON.parse(body)
    if (typeof problem !== 'object' || problem === null) return ERRORS.internal.sentence
    if ('errors' in problem && Array.isArray(problem.errors)) {
      const [first]: unknown[] = problem.errors
      if (typeof first === 'object' && first !== null && 'message' in first) return String(first.message)
    }
    if ('detail' in problem && typeof problem.detail === 'string') return problem.detail
    if ('code' in problem && isCode(problem.code)) return ERRORS[problem.code].sentence
  } catch {
    // Not the API's words.
  }
  return 'The server did not take this file.'
}

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code)

if (typeof window !== 'undefined') {
  window.addEventListener('online', () => {
    for (const { key } of listUploads()) tryNow(key)
  })
  // A tab that is closed now would stop them.
  window.addEventListener('beforeunload', event => {
    if (listUploads().some(upload => upload.status === 'sending' || upload.status === 'lost')) event.preventDefault()
  })
}

/** Uploads of an earlier tab that were never finished: given up on the server as well, so that nothing waits for them. */
export async function giveUpEarlierUploads(evidenceId: string): Promise<void> {
  const { defaultOptions, Upload } = await loadTus()
  const { urlStorage } = defaultOptions
  const current = new Set([...running.values()].map(({ transfer }) => transfer?.url))
  for (const { uploadUrl, urlStorageKey, metadata } of await urlStorage.findAllUploads()) {
    if (!uploadUrl || metadata['evidenceId'] !== evidenceId || current.has(uploadUrl)) continue
    const headers = { Authorization: `Bearer ${await getAccessToken()}` }
    await Upload.terminate(uploadUrl, { headers, retryDelays: null })
    await urlStorage.removeUpload(urlStorageKey)
  }
}
