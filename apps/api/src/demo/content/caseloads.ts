/** Who is what to an enrolment, in the combinations that both halves of the first cohort share. */
import type { RelationshipStory } from './story.ts'

export const TUTOR_AND_IQA: readonly RelationshipStory[] = [
  { kind: 'tutor', person: 'morag' },
  { kind: 'iqa', person: 'denise' },
]
export const WITH_TOM: readonly RelationshipStory[] = [{ kind: 'assessor', person: 'tom' }, ...TUTOR_AND_IQA]
export const WITH_LORRAINE: readonly RelationshipStory[] = [{ kind: 'assessor', person: 'lorraine' }, ...TUTOR_AND_IQA]
/** Gillian left in the summer. Sana, who followed, is in training, and Lorraine countersigns. */
export const WITH_SANA_SINCE_SUMMER: readonly RelationshipStory[] = [
  { kind: 'assessor', person: 'gillian', toAgo: 160 },
  { kind: 'assessor', person: 'sana', fromAgo: 159 },
  { kind: 'countersigner', person: 'lorraine', fromAgo: 159 },
  ...TUTOR_AND_IQA,
]

export const FIRST_COHORT = { programme: 'diploma', cohort: 'first', startedAgo: 305, months: 15 } as const
