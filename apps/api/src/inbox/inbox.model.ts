import type { InboxKind, InboxReaders } from '@crosswalk/contracts'

export interface InboxRecord {
  id: string
  centreId: string
  personId: string
  kind: InboxKind
  readers: InboxReaders
  enrolmentId: string | null
  subjectId: string
  facts: string[]
  actorIds: string[]
  sequence: number
  at: Date
  tellAt: Date
  toldAt: Date | null
  readAt: Date | null
  waitsForDigest: boolean
}
