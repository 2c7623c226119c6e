import { getMapping } from '@crosswalk/contracts'
import { assembleMapping } from '@crosswalk/frameworks'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import type { MappingReply } from './queries/get-mapping.ts'

/** One of NCFE's two mappings as the API serves it. */
export function bundledMapping(qualificationNumber = '601/3973/0'): MappingReply {
  const qualification = bundledQualifications.find(each => each.number === qualificationNumber)
  const mapping = bundledMappings.find(each => each.qualificationId === qualification?.id)
  const standard = bundledStandards.find(each => each.id === mapping?.standardId)
  if (!qualification || !mapping || !standard) throw new Error(`No mapping of ${qualificationNumber} is bundled`)
  return getMapping.reply.parse(assembleMapping(mapping, qualification, standard))
}

/** Ids of criteria as people write them: "15: 1.2, 1.3". */
export function criterionId(mapping: MappingReply, unitNumber: number, number: string): string {
  const unit = mapping.qualification.units.find(each => each.number === unitNumber)
  const criterion = unit?.criteria.find(each => each.number === number)
  if (!criterion) throw new Error(`Unit ${unitNumber} has no ${number}`)
  return criterion.id
}

/** A row in which these criteria have this level, in these units (all that hold criteria, where none are named). */
export function rowOf(
  mapping: MappingReply,
  levels: Readonly<Record<string, number>> = {},
  unitNumbers: readonly number[] = mapping.qualification.units.filter(u => u.criteria.length > 0).map(u => u.number),
) {
  const criteria = mapping.qualification.units.flatMap(unit => unit.criteria)
  const digits = [...criteria].sort((a, b) => a.index - b.index).map(({ id }) => levels[id] ?? 0)
  return {
    criteriaKey: mapping.criteriaKey,
    unitIds: mapping.qualification.units.filter(unit => unitNumbers.includes(unit.number)).map(unit => unit.id),
    notApplying: [],
    levels: digits.join(''),
    openReferrals: [],
    ksbEvidence: [],
    confirmations: [],
    flags: [],
  }
}
