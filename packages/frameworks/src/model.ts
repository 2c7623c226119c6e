/**
 * Standards, qualifications and mappings as data. A mapping goes from one qualification version to one standard
 * version; what a document said, with its line and words, stays on every link.
 */
import type { KsbKind, MappingRowStatus, Rule } from '@crosswalk/progress'

export interface Ksb {
  /** Identity is (standard, version, id). The code is a position and may move in another version. */
  id: string
  code: string
  kind: KsbKind
  area: string
  text: string
  /** KSBs of one group are joined by "and/or": at least one applies, and the job role says which. */
  alternativeGroup?: string | undefined
  alternative?: 'faceToFace' | 'notFaceToFace' | undefined
}

/** How sure a fact is, and where it comes from. Stays visible on screens. */
export interface Provenance {
  source: string
  /** False where a fact was inferred or presumed rather than read. */
  confirmed: boolean
}

export interface StandardVersion {
  id: string
  reference: string
  version: string
  title: string
  /** Words and routes that differ between standard versions ("gateway", "end-point assessment"). */
  words: Readonly<Record<string, string>>
  /** The words before and between the KSBs of an "and/or" group. The stem is not a KSB. */
  alternativeGroups?: readonly { id: string; stem: string; joinedBy: string }[] | undefined
  ksbs: readonly Ksb[]
  provenance: Provenance
}

export interface Criterion {
  id: string
  /** Position in `levels`: unit number, then natural order of the criterion's number. */
  index: number
  /** A string: "2.1" and "2.10" differ. */
  number: string
  /** Null where no document gives the words. */
  text: string | null
  /** Where documents give more than one text for a number: all of them, in the order found. */
  texts?: readonly string[] | undefined
  /** Range items that one criterion requires ("employers", "employees"). */
  rangeItems?: readonly string[] | undefined
}

export interface Unit {
  id: string
  number: number
  /** As the document writes it: "Unit 07". */
  label: string
  title: string | null
  uan: string | null
  credits: number | null
  level: number | null
  group: string | null
  /** True only where all its criteria were loaded; else it is "part of the unit". */
  complete: boolean
  /**
   * Criterion numbers that the sequence shows to be missing ("1.4" between "1.3" and "1.5"; "1.1" where nothing of
   * learning outcome 1 is held). The upper end of an outcome can't be seen, so there may be more.
   */
  notHeld: readonly string[]
  criteria: readonly Criterion[]
  /** Where they were loaded: the words of the learning outcomes, by what stands before the dot. */
  learningOutcomes?: readonly { number: string; text: string }[] | undefined
  provenance: Provenance
}

/** "At least 16 credits from Optional 2", "at most 7 from Optional 3". Warns, never refuses. */
export interface CombinationRule {
  totalCredits: number
  mandatoryUnitNumbers: readonly number[]
  groups: readonly { group: string; minCredits: number | null; maxCredits: number | null }[]
}

export interface QualificationVersion {
  id: string
  number: string
  version: string
  title: string
  awardingBody: string
  level: number
  /** Null where it is not known. */
  combination: CombinationRule | null
  units: readonly Unit[]
  /** Hash of the criteria's order: goes with every progress row. */
  criteriaKey: string
  /** Of a version that a centre made by loading criteria. Units and criteria that were held keep their ids. */
  loaded?: LoadedCriteria | undefined
  provenance: Provenance
}

export interface LoadedCriteria {
  /** The version that everything grew from. Its number and version are the key of every unit and criterion id. */
  rootId: string
  rootVersion: string
  /** The version that was loaded into. */
  fromId: string
  /** An instant. */
  at: string
  unitNumbers: readonly number[]
}

export const SEVERITIES = ['error', 'conflict', 'warning', 'information'] as const
/** error: blocks publishing · conflict: a person must choose · warning · information */
export type Severity = (typeof SEVERITIES)[number]

export interface Discrepancy {
  /** Stable over imports of the same document. */
  id: string
  /** Stable kind, for example "criterion.twoTexts". */
  code: string
  severity: Severity
  /** A sentence for the person who settles it. */
  message: string
  line?: number | undefined
  /** Every line that it rests on; `line` is the first of them. */
  lines?: readonly number[] | undefined
  /** The document's own words. */
  words?: string | undefined
  /** The first of `ksbIds`. */
  ksbId?: string | undefined
  /** Every KSB that it touches. */
  ksbIds?: readonly string[] | undefined
  /** The first of `criterionIds`. */
  criterionId?: string | undefined
  /** Every criterion that it touches. */
  criterionIds?: readonly string[] | undefined
  /** The units that it is about as a whole. */
  unitIds?: readonly string[] | undefined
  /** Where a person settled it; said by the centre's version and never by the document. */
  settlement?: { text: string; at: string } | undefined
}

/** Words as they stand in a document, and their line. */
export interface DocumentWords {
  line: number
  words: string
}

export interface CriterionSource extends DocumentWords {
  /** The unit's heading as the document writes it: "Unit 07 Communicate with customers in writing". */
  unit?: string | undefined
}

export interface MappingLink {
  criterionId: string
  /** For people who read the data: "U17 1.3". */
  ref?: string | undefined
  /** Where the document says so. Two where a criterion is broken over two pages. */
  sources: readonly CriterionSource[]
}

export interface MappingVersionRow {
  ksbId: string
  /** For people who read the data: "K14". */
  code?: string | undefined
  status: MappingRowStatus
  rule: Rule
  criterionIds: readonly string[]
  links: readonly MappingLink[]
  /** The document's words for the KSB and their line; absent where the document has no row. */
  source?: DocumentWords | undefined
  /** Where an unmapped row says so: "No mapping". */
  unmappedSource?: DocumentWords | undefined
}

export interface Mapping {
  id: string
  version: number
  /** "NCFE" — a mapping is always named with its owner. */
  owner: string
  status: 'draft' | 'published'
  qualificationId: string
  standardId: string
  /** A date, or null where neither the document nor the person who imported it says. */
  effectiveFrom?: string | null | undefined
  rows: readonly MappingVersionRow[]
  discrepancies: readonly Discrepancy[]
  source: { file: string; sha256: string; lines: number; importedOn: string | null }
  /** Of a centre's own version: what it has otherwise than the document. */
  own?: OwnDifferences | undefined
}

export interface OwnDifferences {
  /** The version that came with the document. */
  rootId: string
  /** The one text of a criterion for which documents give several. */
  texts: readonly { criterionId: string; text: string }[]
  settlements: readonly OwnSettlement[]
}

export interface OwnSettlement {
  /** Absent where no person settled it: the criteria were loaded. */
  id?: string | undefined
  discrepancyId: string
  text: string
  at: string
}
