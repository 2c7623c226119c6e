import { UPLOADS_PATH } from '@crosswalk/contracts'
import { ConnectionError } from '../api-error.ts'
import { getAccessToken } from '../session.ts'

interface SendFile {
  evidenceId: string
  name: string
  blob: Blob
  /** Of an earlier try: it goes on where that stopped. */
  uploadUrl: string | null
  /** Kept by the caller, so that a later try can go on. */
  onUrl: (uploadUrl: string) => Promise<void>
}

export class FileRefused extends Error {
  override name = 'FileRefused'
}

/** One file, once, to its end or to the first thing that stops it; the caller tries again. */
export async function sendFile({ evidenceId, name, blob, uploadUrl, onUrl }: SendFile): Promise<void> {
  const { DetailedError, Upload } = await import('tus-js-client')
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(blob, {
      endpoint: UPLOADS_PATH,
      uploadUrl,
      chunkSize: 2 * 1024 * 1024,
      retryDelays: null,
      storeFingerprintForResuming: false,
      metadata: { evidenceId, filename: name },
      onBeforeRequest: async request => {
        request.setHeader('Authorization', `Bearer ${await getAccessToken()}`)
      },
      onUploadUrlAvailable: () => (upload.url === null ? undefined : onUrl(upload.url)),
      onSuccess: () => resolve(),
      onError: error => {
        const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0
        const isRefused = status >= 400 && status < 500 && ![401, 409, 423, 429].includes(status)
        reject(isRefused ? new FileRefused(name, { cause: error }) : new ConnectionError(name, { cause: error }))
      },
    })
    upload.start()
  })
}
