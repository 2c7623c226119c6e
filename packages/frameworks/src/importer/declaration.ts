/**
 * [4.2-20] What a person has to say, because the documents do not: which standard and qualification, at which
 * versions, whose mapping, which version of it, and from when it holds.
 */
import type { QualificationVersion, StandardVersion, Unit } from '../model.ts'

export type UnitFacts = Pick<Unit, 'number' | 'title' | 'uan' | 'credits' | 'level' | 'group' | 'provenance'>

export interface QualificationFacts extends Omit<QualificationVersion, 'id' | 'units' | 'criteriaKey'> {
  /** All units that are known, mapped or not. Empty where nothing is known of them but what the document says. */
  units: readonly UnitFacts[]
}

/** [4.3-32] A reader's doubt about the sense of a mapping, which no program can see. Kept as a discrepancy. */
export interface Doubt {
  ksb: string
  criteria: readonly { unit: number; number: string }[]
  reason: string
}

export interface ImportDeclaration {
  /** The document's name, for the record. */
  file: string
  standard: StandardVersion
  qualification: QualificationFacts
  owner: string
  mappingVersion: number
  /** YYYY-MM-DD, or null where nobody knows. */
  effectiveFrom: string | null
  importedOn: string | null
  doubts?: readonly Doubt[] | undefined
}
