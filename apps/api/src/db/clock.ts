import { randomBytes } from 'node:crypto'

/** Where the time comes from: services and the ledger ask it, and the demonstration runs it forward. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** Where salts come from. */
export type RandomBytes = (size: number) => Uint8Array

export const systemRandomBytes: RandomBytes = size => randomBytes(size)
