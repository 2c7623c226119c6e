/** What each framework item's id is made of. A version is part of every key: a new version makes new items. */
import { frameworkId } from './typeid.ts'

export interface StandardKey {
  reference: string
  version: string
}

export interface QualificationKey {
  number: string
  version: string
}

export interface MappingKey {
  owner: string
  version: number
  qualification: QualificationKey
  standard: StandardKey
}

export function toStandardId(standard: StandardKey): string {
  return frameworkId('std', standard.reference, standard.version)
}

/** The code is only what a KSB is called in this version of the standard: another version's K1 is another KSB. */
export function toKsbId(standard: StandardKey, code: string): string {
  return frameworkId('ksb', standard.reference, standard.version, code)
}

export function toQualificationId(qualification: QualificationKey): string {
  return frameworkId('qua', qualification.number, qualification.version)
}

export function toUnitId(qualification: QualificationKey, unitNumber: number): string {
  return frameworkId('uni', qualification.number, qualification.version, String(unitNumber))
}

/** Unit 1, 2.1 of one qualification and unit 1, 2.1 of another are two criteria, and so have two ids. */
export function toCriterionId(qualification: QualificationKey, unitNumber: number, criterionNumber: string): string {
  return frameworkId('cri', qualification.number, qualification.version, String(unitNumber), criterionNumber)
}

export function toMappingId(mapping: MappingKey): string {
  const { owner, version, qualification, standard } = mapping
  return frameworkId(
    'map',
    owner,
    String(version),
    qualification.number,
    qualification.version,
    standard.reference,
    standard.version,
  )
}
