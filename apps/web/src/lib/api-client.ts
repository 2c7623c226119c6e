import type { Endpoint } from '@crosswalk/contracts'
import type { z } from 'zod'
import { hasCode } from './api-error.ts'
import { type CallOptions, send } from './send.ts'
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
  const token = await getAccessToken()
  try {
    return await send(endpoint, { ...options, token })
  } catch (error) {
    if (!hasCode(error, 'session.required')) throw error
    const renewed = await renewAccessToken(token)
    return await send(endpoint, { ...options, token: renewed })
  }
}
