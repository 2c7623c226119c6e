/**
 * The shape of what the demonstration tells. Content is data in these words; create-demo-centre.ts acts it out through
 * the services. Days are counted back from the day on which the demonstration is made, so that it is always of now.
 */
import type { EnrolmentStatus, Method, RelationshipKind, Role } from '@crosswalk/contracts'
import type { JobRole, Outcome } from '@crosswalk/progress'
import type { Scene } from '../files/draw-picture.ts'
import type { DocumentContent } from '../files/write-document.ts'
import type { PlanName } from './evidence-plans.ts'
import type { WorkplaceName } from './workplaces.ts'

/** Where learners work, in the words that titles and narratives need. */
export interface Workplace {
  employer: string
  /** "the service desk" */
  place: string
  /** A manager and a colleague, by first name. */
  manager: string
  colleague: string
  /** "kettle": what the customers of most pieces come about. */
  product: string
  /** "a kettle that had been exchanged once already" */
  problem: string
  /** What the learner may offer without asking: "gift wrapping". */
  offer: string
  /** "the order screen" */
  system: string
  /** "the returns policy" */
  policy: string
  /** Where a customer is sent who can't be helped here: "the maker's helpline". */
  elsewhere: string
  /** "the returns notice by the door": what the learner found could be clearer. */
  improvement: string
  /** "cards at the till" */
  survey: string
  /** "to ring back before half past eleven" */
  promise: string
}

/** Whom a narrative is about. All of it is in the past tense, so that "they" needs no other verb. */
export interface Subject {
  name: string
  they: 'she' | 'he' | 'they'
  them: 'her' | 'him' | 'them'
  their: 'her' | 'his' | 'their'
}

export type FilePlan =
  | { name: string; document: DocumentContent }
  | { name: string; picture: Scene }
  | { name: string; seconds: number }
  | { name: string; words: string }

/** One kind of evidence, told anew for each learner's workplace. */
export interface EvidencePlan {
  method: Method
  /** Staff write observations and discussions for a learner, and decide them in the same act. */
  by: 'learner' | 'assessor'
  title: (work: Workplace) => string
  /** Typed as staff type them, with the page or time of each: { '15: 2.1-2.3': 'p. 1' }. */
  tags: Readonly<Record<string, string>>
  /** Codes of KSBs that it is KSB evidence for. */
  ksbs?: readonly string[]
  description?: (work: Workplace, subject: Subject) => string
  text?: (work: Workplace, subject: Subject) => string
  link?: string
  keptAt?: (work: Workplace) => string
  files?: (work: Workplace, subject: Subject) => readonly FilePlan[]
  /** Said once when all of it is accepted. */
  feedback: string
}

/** When: calendar days ago, moved back to a working day; or as many whole working days as it has waited by now. */
export type When = { ago: number } | { waited: number }

export interface Referral {
  feedback: string
  /** Days from the decision. */
  dueIn: number
}

/** What an assessor did with one submission: everything not named is accepted. */
export interface Judgement {
  /** Days after the submission. Default 3. */
  after?: number
  by?: StaffKey
  feedback?: string
  refer?: Readonly<Record<string, Referral>>
  notUsed?: Readonly<Record<string, string>>
  /** Only these are decided; the rest goes on waiting. */
  only?: string
}

/** What came after: acts on evidence that is there already. */
export type LaterAct =
  /** The learner answers a referral with more, and submits again. Judged once more unless it still waits. */
  | { act: 'resubmit'; when: When; description?: string; file?: FilePlan; judged?: Judgement }
  | {
      act: 'correct'
      ago: number
      criteria: string
      outcome: Outcome
      reason: string
      feedback?: string
      dueIn?: number
      by?: StaffKey
    }
  /** Three days after the decision unless said. */
  | { act: 'countersign'; ago?: number; criteria?: string; by?: StaffKey }
  /** The slip is taken back minutes after the decision, and decided again. */
  | { act: 'undo'; criteria: string; thenDecide?: Judgement }
  | { act: 'addTags'; ago: number; criteria: string; by: StaffKey | 'learner'; judged?: Judgement }
  | { act: 'removeTags'; ago: number; criteria: string; reason: string; by: StaffKey | 'learner' }

export interface EvidenceStory {
  plan: PlanName
  when: When
  /** draft: never submitted · waiting: submitted and not decided · judged (default) */
  ends?: 'draft' | 'waiting' | 'judged'
  /** Instead of the plan's own tags. */
  tags?: Readonly<Record<string, string>>
  title?: string
  judged?: Judgement
  later?: readonly LaterAct[]
  /** In which of the learner's enrolments; the first unless said. */
  enrolment?: number
  /** Kept from the employer, from the submission on. */
  confidential?: true
}

export type EnrolmentAct =
  | { act: 'signOff'; ago: number; units: readonly number[]; by?: StaffKey }
  | { act: 'reopen'; ago: number; unit: number; reason: string; by?: StaffKey }
  | { act: 'units'; ago: number; units: readonly number[]; reason?: string }
  /** `fromIn`: announced for so many days later. `returnIn` counts from the day of the act too. */
  | { act: 'status'; ago: number; status: EnrolmentStatus; reason?: string; returnIn?: number; fromIn?: number }
  | { act: 'jobRole'; ago: number; jobRole: JobRole }
  | { act: 'creditTransfer'; ago: number; unit: number; certificate: string; awardingBody: string; achievedAgo: number }
  | { act: 'openingBalance'; ago: number; criteria: string; keptAt: string; decidedBy: string; decidedAgo: number }

/** A note from a visit, sent the same day. */
export interface VisitStory {
  ago: number
  /** When it arrived. */
  at: string
  from: string
  to: string
  title: string
  text: string
  /** As staff type it: "6: 2.1-2.4; 15: 2.1". */
  tags: string
}

/** A plan, saved by whoever assessed on the day. */
export interface PlanStory {
  ago: number
  /** Days after which the learner agreed; never, where it is not said. */
  agreedAfter?: number
  /** With the lines that stood. */
  keeps?: boolean
  lines: readonly { what: string; method: Method; most: number; dueIn: number }[]
  /** Days from the telling. */
  visit?: { in: number; at?: string; place?: string }
}

export interface RelationshipStory {
  kind: RelationshipKind
  person: StaffKey
  /** Days ago; from the enrolment's start unless said. */
  fromAgo?: number
  toAgo?: number
}

export interface EnrolmentStory {
  programme: ProgrammeKey
  cohort: CohortKey
  units: readonly number[]
  jobRole?: JobRole
  startedAgo: number
  /** Months from start to planned end. */
  months: number
  relationships: readonly RelationshipStory[]
  acts?: readonly EnrolmentAct[]
}

export interface LearnerStory {
  key: string
  givenName?: string
  familyName: string
  pronouns: 'she' | 'he' | 'they'
  /** Without one there is no account. */
  email?: string
  uln?: string
  workplace: WorkplaceName
  enrolments: readonly [EnrolmentStory, ...EnrolmentStory[]]
  evidence: readonly EvidenceStory[]
}

export interface StaffStory {
  key: string
  givenName?: string
  familyName: string
  email: string
  roles: readonly Role[]
  /** Days ago that training began: decisions since then wait for a countersignature. */
  inTrainingFromAgo?: number
}

export interface CohortStory {
  key: string
  /** The month and year of its start follow. */
  name: string
  startedAgo: number
}

export interface ProgrammeStory {
  key: string
  name: string
  qualification: string
  /** Choices of units that the centre makes again and again. */
  patterns?: readonly { name: string; units: readonly number[] }[]
}

/** One person beside another for some days, for some of their learners. */
export interface CoverStory {
  ago: number
  of: StaffKey
  by: StaffKey
  learners: readonly string[]
  /** The last day, so many days after the telling. */
  endsIn: number
}

export interface CentreStory {
  key: string
  name: string
  staff: readonly StaffStory[]
  manager: string
  programmes: readonly ProgrammeStory[]
  cohorts: readonly CohortStory[]
  learners: readonly LearnerStory[]
  covers?: readonly CoverStory[]
}

export type StaffKey = string
export type ProgrammeKey = string
export type CohortKey = string
