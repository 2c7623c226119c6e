/**
 * The vocabulary of the rules: what goes in (a mapping, a programme, facts), what is kept between (a progress row)
 * and what comes out (KSB states, totals, reasons). SPEC.md says what each rule does with them.
 */

export const LEVELS = ['none', 'drafted', 'referred', 'submitted', 'accepted', 'signedOff'] as const
/** Where a criterion stands in an enrolment. The position in LEVELS is the digit used in `ProgressRow.levels`. */
export type Level = (typeof LEVELS)[number]

export const KSB_KINDS = ['knowledge', 'skill', 'behaviour'] as const
export type KsbKind = (typeof KSB_KINDS)[number]

export const JOB_ROLES = ['faceToFace', 'notFaceToFace', 'both'] as const
export type JobRole = (typeof JOB_ROLES)[number]

export const OUTCOMES = ['accepted', 'referred', 'notUsed'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** What evidence has to be (VARCS), and may fall short on where it is referred. Nothing is computed from it. */
export const QUALITIES = ['valid', 'authentic', 'reliable', 'current', 'sufficient'] as const
export type Quality = (typeof QUALITIES)[number]

export const TAG_STATUSES = ['draft', 'submitted', 'accepted', 'referred', 'notUsed', 'removed'] as const
export type TagStatus = (typeof TAG_STATUSES)[number]

export const THRESHOLDS = ['accepted', 'signedOff'] as const
export type Threshold = (typeof THRESHOLDS)[number]

export const CONFIRMATION_KINDS = ['staff', 'employer'] as const
export type ConfirmationKind = (typeof CONFIRMATION_KINDS)[number]

export const CONFIRMATION_OUTCOMES = ['confirmed', 'notConfirmed'] as const
export type ConfirmationOutcome = (typeof CONFIRMATION_OUTCOMES)[number]

export const ACHIEVEMENT_KINDS = ['creditTransfer', 'exemption'] as const
export type AchievementKind = (typeof ACHIEVEMENT_KINDS)[number]

export const COMPUTED_STATES = ['met', 'inProgress', 'needsOwnEvidence', 'notStarted'] as const
export type ComputedState = (typeof COMPUTED_STATES)[number]

export const SHOWN_STATES = ['doesNotApply', 'notConfirmed', 'confirmed', ...COMPUTED_STATES] as const
export type ShownState = (typeof SHOWN_STATES)[number]

export const REACHES = ['mapped', 'unmapped', 'absent', 'notInUnits'] as const
/** Whether the mapping can reach a KSB in this enrolment, and if not, which of the three reasons holds (KSB-3). */
export type Reach = (typeof REACHES)[number]

export const ROW_STATUSES = ['mapped', 'unmapped', 'absent'] as const
export type MappingRowStatus = (typeof ROW_STATUSES)[number]

/** Flags of one KSB in one enrolment. The only list of them. */
export const KSB_FLAGS = [
  /** KSB-2: the enrolment's units hold fewer criteria than the mapping names. */
  'reducedByUnits',
  /** A referral is open on a criterion in scope, or on KSB evidence. */
  'referred',
  /** KSB-7: a confirmation's basis has changed. */
  'checkAgain',
  /** KSB-5: the rule also holds at signed off. */
  'signedOff',
  /** KSB-4: met by accepted KSB evidence, not through the mapping. */
  'metByOwnEvidence',
  /** KSB-4: met by its own evidence, and the mapping reaches it now as well. */
  'nowMapped',
  /** KSB evidence is under way (drafted, referred or submitted) and none is accepted. */
  'ownEvidenceUnderWay',
  /** KSB-9: an alternative shown because the job role is undecided. */
  'jobRoleUndecided',
] as const
export type KsbFlag = (typeof KSB_FLAGS)[number]

/** Flags of a whole enrolment, carried by its progress row. The only list of them. */
export const ROW_FLAGS = ['jobRoleUndecided', 'referred', 'waiting'] as const
export type RowFlag = (typeof ROW_FLAGS)[number]

export type Rule = { kind: 'all' } | { kind: 'any' } | { kind: 'atLeast'; count: number }

// ── Frameworks, as the rules need them. `GET /mappings/:id` satisfies MappingVersion as it stands. ──────────────

export interface RuleKsb {
  id: string
  code: string
  kind: KsbKind
  area: string
  /** KSB-9: KSBs of one group are joined by "and/or"; at least one of them applies. */
  alternativeGroup?: string | undefined
  /** Which job role this alternative belongs to. Present exactly where alternativeGroup is. */
  alternative?: 'faceToFace' | 'notFaceToFace' | undefined
}

export interface RuleCriterion {
  id: string
  /** Position in `ProgressRow.levels`, 0 to n−1 over the whole qualification version. */
  index: number
  /** A string: "2.1" and "2.10" differ. */
  number: string
}

export interface RuleUnit {
  id: string
  number: number
  credits?: number | null | undefined
  criteria: readonly RuleCriterion[]
}

export interface MappingRow {
  ksbId: string
  status: MappingRowStatus
  rule: Rule
  criterionIds: readonly string[]
}

export interface MappingVersion {
  id: string
  criteriaKey: string
  qualification: { units: readonly RuleUnit[] }
  standard: { ksbs: readonly RuleKsb[] }
  rows: readonly MappingRow[]
}

export interface ProgrammeVersion {
  threshold: Threshold
  /** LEVEL-2: accepted tags, from as many different evidence items, that make a criterion accepted. 1 or more. */
  acceptedTagsNeeded: number
}

// ── Facts: each has the ledger sequence that began it and, once over, the one that ended it (ALL-4) ─────────────

export interface Span {
  began: number
  ended: number | null
}

export type TagTarget = { criterionId: string } | { ksbId: string }

export interface TagFact extends Span {
  id: string
  evidenceId: string
  target: TagTarget
  /** Sequence of the first submission; null while it is a draft. */
  submitted: number | null
}

export const DECISION_ENDINGS = ['undo', 'correction', 'resubmission', 'removal', 'erasure'] as const
/** How a decision came to an end (TAG-1, TAG-4, TAG-5). */
export type DecisionEnding = (typeof DECISION_ENDINGS)[number]

export interface DecisionFact extends Span {
  id: string
  tagId: string
  outcome: Outcome
  /** Sequence from which it stands: `began`, or its countersignature's where it needs one; null while it waits (TAG-3). */
  effective: number | null
  /** KSB-4, for decisions on KSB evidence: the scope was empty on the day of the decision. */
  scopeWasEmpty: boolean
  /** How it ended, where the caller knows. Left out, the explanation works it out as far as facts can tell. */
  endedBy?: DecisionEnding | null | undefined
}

export interface SignOffFact extends Span {
  id: string
  unitId: string
  /** The decisions (or achievements) that the signature lists. A supplementary signature is one more sign-off. */
  supportIds: readonly string[]
}

export interface AchievementFact extends Span {
  id: string
  unitId: string
  kind: AchievementKind
}

/** What a confirmation rested on, as it was that day (KSB-7). */
export interface ConfirmationBasis {
  mappingId: string
  programmeVersion: number
  rule: Rule
  scopeCriterionIds: readonly string[]
  /** Decisions and achievements that supported the KSB. */
  supportIds: readonly string[]
}

export interface ConfirmationFact extends Span {
  id: string
  ksbId: string
  kind: ConfirmationKind
  outcome: ConfirmationOutcome
  basis: ConfirmationBasis
}

export interface EnrolmentFacts {
  unitIds: readonly string[]
  jobRole: JobRole | null
  /** The programme version's number, for comparing with a confirmation's basis. */
  programmeVersion: number
  tags: readonly TagFact[]
  decisions: readonly DecisionFact[]
  signOffs: readonly SignOffFact[]
  achievements: readonly AchievementFact[]
  confirmations: readonly ConfirmationFact[]
}

// ── The progress row: all that the states need ───────────────────────────────────────────────────────────────────

export interface KsbEvidenceLevel {
  ksbId: string
  level: Exclude<Level, 'none' | 'signedOff'>
  /** KSB-4: accepted, and the scope was empty on the day of the decision. */
  meets: boolean
  /** A referral on KSB evidence asks for more, and nothing is accepted. Left out reads as: where level is referred. */
  referralOpen?: boolean | undefined
}

export interface RowConfirmation {
  ksbId: string
  kind: ConfirmationKind
  outcome: ConfirmationOutcome
  checkAgain: boolean
}

/** The part of a row that the states are a function of. The wire's row adds who and when. */
export interface ProgressRowFacts {
  criteriaKey: string
  unitIds: readonly string[]
  /** KSB ids that do not apply to this enrolment's job role. */
  notApplying: readonly string[]
  /** One digit a criterion of the qualification version, in criteria order. */
  levels: string
  /** Indexes of criteria with a referral open, ascending. */
  openReferrals: readonly number[]
  ksbEvidence: readonly KsbEvidenceLevel[]
  confirmations: readonly RowConfirmation[]
  flags: readonly RowFlag[]
}

export interface ProgressRow extends ProgressRowFacts {
  enrolmentId: string
  learnerId: string
  name: string
  programmeId: string
  /** The ledger sequence that last changed the row. */
  sequence: number
}

// ── What comes out ───────────────────────────────────────────────────────────────────────────────────────────────

/** Criteria in scope at that level or above. */
export interface LevelCounts {
  drafted: number
  referred: number
  submitted: number
  accepted: number
  signedOff: number
}

export interface KsbProgress {
  ksbId: string
  code: string
  applies: boolean
  /** What a cell shows (KSB-8). */
  state: ShownState
  computed: ComputedState
  confirmations: readonly Omit<RowConfirmation, 'ksbId'>[]
  reach: Reach
  /** Criteria that the mapping names. */
  mapped: number
  /** Of those, the ones in the enrolment's units. */
  inScope: number
  counts: LevelCounts
  /** Criteria still to reach the threshold before the rule holds; 0 when met or when there is no scope. */
  toGo: number
  flags: readonly KsbFlag[]
}

export interface Totals {
  /** Distinct criteria in the scope of at least one applying KSB (KSB-10). */
  criteria: { inScope: number; submitted: number; accepted: number; signedOff: number }
  ksbs: {
    applying: number
    withScope: number
    /** Of those with a scope, met through the mapping. */
    met: number
    metByOwnEvidence: number
    needOwnEvidence: number
    confirmed: number
  }
}

/** KSBs that apply, and how many of them would be met if that level were enough: one stripe each (KSB-10). */
export interface Crossing {
  of: number
  submitted: number
  accepted: number
  signedOff: number
}
