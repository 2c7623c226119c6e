import { ERRORS, type ErrorCode } from '@crosswalk/contracts'

export interface FieldError {
  path: string
  message: string
}

/** The API said no, in problem+json. */
export interface Problem {
  code: ErrorCode
  status: number
  /** A sentence for people where the API knows more than the code says. */
  detail: string | null
  /** Places in what was sent that can't be used. */
  errors: readonly FieldError[]
  requestId: string | null
  /** Whatever else the problem carried: the current state behind a stale save. */
  rest: Readonly<Record<string, unknown>>
}

/** The API said no, in problem+json. */
export class ApiError extends Error implements Problem {
  override name = 'ApiError'
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string | null
  readonly errors: readonly FieldError[]
  readonly requestId: string | null
  readonly rest: Readonly<Record<string, unknown>>

  constructor(problem: Problem) {
    super(`${problem.code} (${problem.status})`)
    this.code = problem.code
    this.status = problem.status
    this.detail = problem.detail
    this.errors = problem.errors
    this.requestId = problem.requestId
    this.rest = problem.rest
  }
}

/** The API could not be reached, or what answered was not the API. */
export class ConnectionError extends Error {
  override name = 'ConnectionError'
}

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export const hasCode = (error: unknown, code: ErrorCode): error is ApiError =>
  error instanceof ApiError && error.code === code

export async function toApiError(response: Response): Promise<ApiError | ConnectionError> {
  const problem: unknown = await response.json().catch(() => null)
  // A gateway or a captive portal answers in its own words: that is a connection that failed, not a rule.
  if (!isRecord(problem) || !isCode(problem['code'])) {
    return new ConnectionError(`An answer of ${response.status} that is not the API's`)
  }
  const errors = Array.isArray(problem['errors']) ? problem['errors'] : []
  return new ApiError({
    code: problem['code'],
    status: response.status,
    detail: typeof problem['detail'] === 'string' ? problem['detail'] : null,
    errors: errors.filter(isRecord).map(({ path, message }) => ({ path: String(path), message: String(message) })),
    requestId: typeof problem['requestId'] === 'string' ? problem['requestId'] : null,
    rest: problem,
  })
}
