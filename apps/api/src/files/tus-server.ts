/** tus, refusing in the one shape that every refusal of ours has. */
import { Server, ERRORS as TUS_ERRORS, TUS_RESUMABLE } from '@tus/server'
import { AppError, appError } from '../http/app-error.ts'
import { PROBLEM_TYPE, toProblem } from '../http/problem.ts'

/** The upload that a request is about; `refusal` is filled in where it is refused. */
export interface Refusable {
  requestId: string
  refusal: AppError | null
}

export class TusServer extends Server {
  /** The request that is answered now. */
  getCurrent: () => Refusable

  constructor(options: ConstructorParameters<typeof Server>[0], getCurrent: () => Refusable) {
    super({
      ...options,
      onResponseError: (_request, thrown) => {
        const refusal = toRefusal(thrown)
        getCurrent().refusal = refusal
        return { status_code: refusal.status, body: refusal.message }
      },
    })
    this.getCurrent = getCurrent
  }

  override write(
    context: Parameters<Server['write']>[0],
    headers: Headers,
    status: number,
    body?: string,
  ): ReturnType<Server['write']> {
    if (status < 400) return super.write(context, headers, status, body)
    const current = this.getCurrent()
    // What tus finds wrong with headers it writes by itself, without an error.
    current.refusal ??= notUnderstood(body ?? '')
    headers.set('content-type', PROBLEM_TYPE)
    headers.set('cache-control', 'no-store')
    const { refusal } = current
    return super.write(context, headers, refusal.status, JSON.stringify(toProblem(refusal, current.requestId)))
  }
}

function toRefusal(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  const [name] = Object.entries(TUS_ERRORS).find(([, known]) => known === thrown) ?? []
  switch (name) {
    case 'FILE_NOT_FOUND':
    case 'FILE_NO_LONGER_EXISTS':
      return appError('record.notFound')
    case 'INVALID_OFFSET':
      return appError('upload.outOfStep')
    case 'ERR_SIZE_EXCEEDED':
    case 'ERR_MAX_SIZE_EXCEEDED':
      return appError('upload.tooLarge', { detail: 'More bytes came than were announced.' })
    // Another request sends bytes of the same upload.
    case 'ABORTED':
    case 'ERR_LOCK_TIMEOUT':
      return appError('conflict.repeated')
    case undefined:
    case 'UNKNOWN_ERROR':
    case 'FILE_WRITE_ERROR':
      return appError('internal', { cause: thrown })
    default:
      return notUnderstood(isTusError(thrown) ? thrown.body : '')
  }
}

const isTusError = (thrown: unknown): thrown is { body: string } =>
  typeof thrown === 'object' && thrown !== null && 'body' in thrown && typeof thrown.body === 'string'

/** Only those who write a program that uploads ever read this: what tus says of the headers is kept for them. */
function notUnderstood(words: string): AppError {
  const said = words.trim().replace(/\.$/, '')
  return appError('upload.notUnderstood', {
    detail: `This upload is not sent as tus ${TUS_RESUMABLE} says: ${said}.`,
  })
}
