/** All that a person may see at a moment, held while a live stream is open. What it is to one enrolment: enrolment-access.ts. */

export interface Visibility {
  wholeCentre: boolean
  /** Of which they may read every enrolment, as an IQA of one. */
  programmeIds: ReadonlySet<string>
  /** By a relationship that counts today. */
  enrolmentIds: ReadonlySet<string>
  /** Who they are as a learner themselves. */
  ownLearnerId: string | null
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
