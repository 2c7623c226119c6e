/**
 * Addresses that a browser can open without a header: bound to a file, a person’s session and a purpose, signed, for
 * five minutes.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { FILE_PURPOSES } from '@crosswalk/contracts'
import { z } from 'zod'

export const LINK_MINUTES = 5

const claims = z.object({
  fileId: z.string(),
  personId: z.string(),
  familyId: z.string(),
  purpose: z.enum(FILE_PURPOSES),
  /** Milliseconds since 1970. */
  expires: z.number(),
})
export type FileLink = z.infer<typeof claims>

const sign = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

export function toLinkToken(key: Buffer, link: FileLink): string {
  const text = Buffer.from(JSON.stringify(link)).toString('base64url')
  return `${text}.${sign(key, text).toString('base64url')}`
}

/** Null for a token that is forged, for another file, or has run out. */
export function readLinkToken(key: Buffer, token: string, fileId: string, now: Date): FileLink | null {
  const [text = '', signature = ''] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(key, text)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const link = claims.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  return link.fileId === fileId && link.expires > now.getTime() ? link : null
}
