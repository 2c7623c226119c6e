import { encodeTypeId } from '@crosswalk/frameworks'

/** Only for tests. Each prefix counts for itself: the third tag of a test is always the same. */
export interface CountedIds {
  create(prefix: string): string
}

/** The nth id of a prefix: a TypeID over a UUIDv7 whose time and random bits are zero but for the number. */
export function countedId(prefix: string, number: number): string {
  const uuid = `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
  return encodeTypeId(prefix, uuid)
}

export function createCountedIds(): CountedIds {
  const counts = new Map<string, number>()
  return {
    create(prefix) {
      const number = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, number)
      return countedId(prefix, number)
    },
  }
}
