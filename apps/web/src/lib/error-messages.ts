import { ERRORS } from '@crosswalk/contracts'
import { ApiError, ConnectionError } from './api-error.ts'

/** The sentence that a person reads for whatever went wrong. */
export function sentenceFor(error: unknown): string {
  if (error instanceof ApiError) {
    const sentence = error.detail ?? ERRORS[error.code].sentence
    return error.code === 'internal' && error.requestId ? `${sentence} Request ${error.requestId}.` : sentence
  }
  if (error instanceof ConnectionError) return 'Can’t connect. What you see stays, and what you wrote is kept.'
  return 'Something broke on this screen. Nothing was sent. Load it again if it stays.'
}

/** The sentence for one place of a form, where the API marked it. */
export function fieldSentence(error: unknown, path: string): string | null {
  if (!(error instanceof ApiError)) return null
  const found = error.errors.find(field => field.path === path || field.path.startsWith(`${path}.`))
  return found?.message ?? null
}
