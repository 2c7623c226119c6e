/**
 * TypeIDs: a prefix that says what a record is, and a UUID in 26 characters. Framework items wrap a UUIDv5 of what
 * they are, so that bundled data comes out the same each time; everything else wraps a UUIDv7 made elsewhere.
 * Runs in the browser.
 */
import { parse, stringify, v5 } from 'uuid'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 26
const PREFIX = /^[a-z](?:[a-z_]{0,61}[a-z])?$/
/** 26 characters of 5 bits hold 130 bits, so the first is never above 7. */
const SUFFIX = /^[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}$/

/** Ours, made once at random. Changing it changes the id of every standard, unit and criterion. */
const NAMESPACE = '35d33ecb-baf3-4faf-9529-20a13c0e440c'

export const FRAMEWORK_PREFIXES = ['std', 'ksb', 'qua', 'uni', 'cri', 'map', 'dsc'] as const
export type FrameworkPrefix = (typeof FRAMEWORK_PREFIXES)[number]

/** Takes a UUID as text or as its 16 bytes. Throws for anything else. */
export function encodeTypeId(prefix: string, uuid: string | Uint8Array): string {
  if (!PREFIX.test(prefix)) throw new Error(`“${prefix}” can't be the prefix of an id`)
  const bytes = typeof uuid === 'string' ? parse(uuid) : uuid
  if (bytes.length !== 16) throw new Error(`A UUID has 16 bytes, this has ${bytes.length}`)
  let rest = 0n
  for (const byte of bytes) rest = (rest << 8n) | BigInt(byte)
  let suffix = ''
  for (let i = 0; i < LENGTH; i++) {
    suffix = `${ALPHABET[Number(rest & 31n)]}${suffix}`
    rest >>= 5n
  }
  return `${prefix}_${suffix}`
}

/** The prefix, and the UUID as text. Throws where `isTypeId` is false. */
export function decodeTypeId(id: string): { prefix: string; uuid: string } {
  if (!isTypeId(id)) throw new Error(`“${id}” is not an id`)
  const cut = id.lastIndexOf('_')
  let value = 0n
  for (const character of id.slice(cut + 1)) value = (value << 5n) | BigInt(ALPHABET.indexOf(character))
  const bytes = new Uint8Array(16)
  for (let i = 15; i >= 0; i--) {
    bytes[i] = Number(value & 255n)
    value >>= 8n
  }
  return { prefix: id.slice(0, cut), uuid: stringify(bytes) }
}

/** With a prefix: whether it is an id of that kind. */
export function isTypeId(id: string, prefix?: string): boolean {
  const cut = id.lastIndexOf('_')
  if (cut < 1 || !SUFFIX.test(id.slice(cut + 1))) return false
  return prefix === undefined ? PREFIX.test(id.slice(0, cut)) : id.slice(0, cut) === prefix
}

/** The same parts give the same id, always and everywhere; ['a', 'bc'] and ['ab', 'c'] give two. */
export function frameworkId(prefix: FrameworkPrefix, ...stableKeyParts: readonly string[]): string {
  return encodeTypeId(prefix, v5(JSON.stringify([prefix, ...stableKeyParts]), NAMESPACE))
}
