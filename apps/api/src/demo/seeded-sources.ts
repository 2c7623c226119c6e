/** The clock, ids and salts of the story: the same story told at the same moment gives the same ledger, byte for byte. */
import { createHash } from 'node:crypto'
import { encodeTypeId } from '@crosswalk/frameworks'
import type { Clock, RandomBytes } from '../db/clock.ts'
import type { Ids } from '../ids.ts'

const SEED = 'the demonstration of Crosswalk'

export interface StoryClock extends Clock {
  moveTo(at: Date): void
}

export function createStoryClock(start: Date): StoryClock {
  let now = start
  return {
    now: () => now,
    moveTo(at) {
      // What happens at once in the story still happens in its order.
      if (at > now) now = at
    },
  }
}

/** Salts and ids that can be foretold are right for made-up people alone. */
export function createSeededBytes(name: string): RandomBytes {
  let count = 0
  return size => {
    const chunks: Buffer[] = []
    for (let length = 0; length < size; length += 32) {
      chunks.push(createHash('sha256').update(`${SEED} ${name} ${count++}`).digest())
    }
    return Buffer.concat(chunks).subarray(0, size)
  }
}

/** UUIDv7, in the order in which they are made, as the real ones are. */
export function createSeededIds(clock: Clock): Ids {
  const nextBytes = createSeededBytes('ids')
  return {
    create(prefix) {
      const bytes = Buffer.from(nextBytes(16))
      bytes.writeUIntBE(clock.now().getTime(), 0, 6)
      bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
      bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
      return encodeTypeId(prefix, bytes)
    },
  }
}
