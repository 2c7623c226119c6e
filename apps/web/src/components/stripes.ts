import { LEVELS, type Level } from '@crosswalk/progress'

/** One stripe of a crossing. `added` is what a choice on the screen would add; `referred` is a dash with a beacon. */
export type Stripe = 'signedOff' | 'accepted' | 'submitted' | 'added' | 'referred' | 'none'

export interface StripeCounts {
  /** Each counts what stands at its level or above, so accepted holds signed off, and submitted holds both. */
  submitted: number
  accepted: number
  signedOff: number
  added?: number
  total: number
}

export function countStripes(counts: StripeCounts): Stripe[] {
  const added = counts.added ?? 0
  const stripes: Stripe[] = []
  const push = (stripe: Stripe, times: number) => {
    for (let i = 0; i < times && stripes.length < counts.total; i++) stripes.push(stripe)
  }
  push('signedOff', counts.signedOff)
  push('accepted', counts.accepted - counts.signedOff)
  push('submitted', counts.submitted - counts.accepted)
  push('added', added)
  push('none', counts.total - stripes.length)
  return stripes
}

const STRIPE_OF_LEVEL: Record<Level, Stripe> = {
  none: 'none',
  drafted: 'none',
  referred: 'referred',
  submitted: 'submitted',
  accepted: 'accepted',
  signedOff: 'signedOff',
}

/** A stripe for each criterion, the furthest first. */
export function toStripes(levels: readonly Level[]): Stripe[] {
  return [...levels].sort((a, b) => LEVELS.indexOf(b) - LEVELS.indexOf(a)).map(level => STRIPE_OF_LEVEL[level])
}
