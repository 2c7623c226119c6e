// A refresh token is a secret of one browser. The store has its hash alone; the next one follows from it and the server's
// key, so that tabs which present the same token at once are all given the same successor.
import { createHash, createHmac, randomBytes } from 'node:crypto'

export const REFRESH_COOKIE = 'crosswalk_refresh'
/** Three tabs wake at once and each presents the same token: the one just replaced is honoured this long. */
export const GRACE_MS = 30_000
const DAY_MS = 86_400_000
/** A session unused for two weeks ends, and any after three months. */
export const TOKEN_LIFETIME_MS = 14 * DAY_MS
export const FAMILY_LIFETIME_MS = 90 * DAY_MS

export function createRefreshToken(): string {
  return randomBytes(32).toString('base64url')
}

export function toSuccessor(token: string, key: Buffer): string {
  return createHmac('sha256', key).update(token).digest('base64url')
}

export function toTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
