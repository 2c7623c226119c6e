// One secret is kept; every purpose signs with a key of its own, so that a token of one kind is never one of another.
import { hkdfSync } from 'node:crypto'

export type KeyPurpose = 'accessToken' | 'refreshToken' | 'fileLink' | 'cursor'

export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'crosswalk', purpose, 32))
}
