/** All that a person may see at a moment, held while a live stream is open. What it is to one enrolment: enrolment-access.ts. */
import type { CommentAudience } from '@crosswalk/contracts'

export interface Visibility {
  wholeCentre: boolean
  /** Of which they may read every enrolment, as an IQA of one. */
  programmeIds: ReadonlySet<string>
  /** By a relationship that counts today. */
  enrolmentIds: ReadonlySet<string>
  /** Those of them that they assess, countersign or quality-assure. */
  judgedEnrolmentIds: ReadonlySet<string>
  /** Whether they judge all that they see: a lead IQA. */
  judgesWholeCentre: boolean
  /** Who they are as a learner themselves. */
  ownLearnerId: string | null
  /** The same, though their role of learner may be over. */
  selfLearnerId: string | null
}

export interface EnrolmentRef {
  id: string
  programmeId: string
  learnerId: string
}

/** In whose shape they get it; null where they don't see that it exists. */
export function findAudience(
  { wholeCentre, programmeIds, enrolmentIds, ownLearnerId }: Visibility,
  enrolment: EnrolmentRef,
): 'staff' | 'learner' | null {
  if (wholeCentre || enrolmentIds.has(enrolment.id) || programmeIds.has(enrolment.programmeId)) return 'staff'
  return enrolment.learnerId === ownLearnerId ? 'learner' : null
}

/** As `listAudiences` says of one enrolment (audiences.ts). */
export function isOfAudience(visibility: Visibility, enrolment: EnrolmentRef, audience: CommentAudience): boolean {
  if (enrolment.learnerId === visibility.selfLearnerId) {
    return audience === 'learnerAndStaff' && enrolment.learnerId === visibility.ownLearnerId
  }
  if (findAudience(visibility, enrolment) !== 'staff') return false
  if (audience !== 'assessorAndIqa') return true
  const { judgesWholeCentre, programmeIds, judgedEnrolmentIds } = visibility
  return judgesWholeCentre || programmeIds.has(enrolment.programmeId) || judgedEnrolmentIds.has(enrolment.id)
}
