import { ERRORS } from '@crosswalk/contracts'
import { z } from 'zod'
import type { AppError } from './app-error.ts'

/** RFC 9457, with our own members. The one wire shape of every error. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
  requestId: z.string(),
})

export const PROBLEM_TYPE = 'application/problem+json'

export function toProblem(error: AppError, requestId: string): Record<string, unknown> {
  return {
    ...error.extra,
    type: `urn:crosswalk:problem:${error.code}`,
    title: ERRORS[error.code].sentence,
    status: error.status,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    code: error.code,
    errors: error.errors,
    requestId,
  }
}
