import type { Endpoint } from '@crosswalk/contracts'
import type { z } from 'zod'
import { hasCode } from './api-error.ts'
import { type CallOptions, type FileSent, send, sendForFile } from './send.ts'
import { getAccessToken, renewAccessToken } from './session.ts'

/**
 * Calls an endpoint of the contracts as the person who is signed in here. A token that the API no longer takes is
 * renewed once; after that the session has ended, and the screen says so without losing what was typed.
 */
export async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  options: CallOptions<P, Q, B>,
): Promise<z.output<R>> {
  if (endpoint.scope === 'public') return send(endpoint, options)
  return withToken(token => send(endpoint, { ...options, token }))
}

/** The same of an endpoint that answers with a file. */
export const callForFile = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, Q, B>,
  options: CallOptions<P, Q, B>,
): Promise<FileSent> => withToken(token => sendForFile(endpoint, { ...options, token }))

async function withToken<T>(ask: (token: string | null) => Promise<T>): Promise<T> {
  const token = await getAccessToken()
  try {
    return await ask(token)
  } catch (error) {
    if (!hasCode(error, 'session.required')) throw error
    return ask(await renewAccessToken(token))
  }
}
