import type { RESET_REASONS } from '@crosswalk/contracts'
import type { Visibility } from '../access/visibility.ts'
import type { Actor } from '../http/actor.ts'
import type { Line } from './line.ts'

export type ResetReason = (typeof RESET_REASONS)[number]

/** Whoever reads a stream, and how far they have been told. */
export interface Follower {
  personId: string
  centreId: string
  familyId: string
  roles: Actor['roles']
  /** With the access token that the stream was opened with. */
  endsAt: Date
  line: Line
  visibility: Visibility
  /** The day in England that roles and visibility are of. */
  day: string
  /** Every event up to this sequence was written. */
  sentUpTo: number
}

/** Asked for, and not told anything yet. */
export interface Newcomer extends Pick<Follower, 'personId' | 'centreId' | 'familyId' | 'endsAt' | 'line'> {
  /** Null: from now on. */
  after: number | null
  /** The cursor is of another run of history: a backup was restored in between. */
  isElsewhere: boolean
}
