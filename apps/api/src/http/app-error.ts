import { ERRORS, type ErrorCode } from '@crosswalk/contracts'

export interface FieldError {
  /** Where in what was sent, with dots: `tags.0.criterionId`. */
  path: string
  message: string
}

interface AppErrorDetails {
  /** A sentence that knows more than the code's own: "Tom accepted this at 10:41." */
  detail?: string
  errors?: readonly FieldError[]
  /** Never sent; kept for the log. */
  cause?: unknown
  /** Further members of the problem, such as the current state after `conflict.stale`. */
  extra?: Readonly<Record<string, unknown>>
}

/** The one class of error that has a meaning on the wire. Anything else that is thrown is a 500. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string | undefined
  readonly errors: readonly FieldError[]
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, details: AppErrorDetails) {
    super(details.detail ?? ERRORS[code].sentence, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.status = ERRORS[code].status
    this.detail = details.detail
    this.errors = details.errors ?? []
    this.extra = details.extra ?? {}
  }
}

export function appError(code: ErrorCode, details: AppErrorDetails = {}): AppError {
  return new AppError(code, details)
}

/** What the contract can't know is wrong with one field of what was sent. */
export function invalidField(path: string, message: string): AppError {
  return appError('request.invalid', { errors: [{ path, message }] })
}
