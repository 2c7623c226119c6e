/** The tags of an item as they are decided: by unit, in natural order, with the words of the criterion. */
import type { Enrolment, EvidenceTag, getEnrolmentProgress, ReplyOf } from '@crosswalk/contracts'
import { compareCriterionNumbers } from '@crosswalk/progress'
import { toKsbCodes } from '../../components/criteria-picker/picker-model.ts'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'

/** One enrolment that the item is tagged in, with what its effect is worked out from. */
export interface AssessedEnrolment {
  enrolment: Enrolment
  mapping: MappingReply
  progress: ReplyOf<typeof getEnrolmentProgress>
}

export interface TagRow {
  tag: EvidenceTag
  /** In its plate: "2.2", "K1". */
  number: string
  /** Where it stands alone: "U16 2.2", "K1". */
  target: string
  text: string | null
  /** KSBs that it counts towards. */
  ksbCodes: readonly string[]
  /** Position of the criterion in the row's levels; null for KSB evidence. */
  index: number | null
  unitNumber: number | null
}

export interface TagGroup {
  key: string
  title: string
  /** Said where the item is tagged in several enrolments. */
  programme: string
  rows: readonly TagRow[]
}

export function toTagGroups(tags: readonly EvidenceTag[], contexts: readonly AssessedEnrolment[]): TagGroup[] {
  const live = tags.filter(tag => tag.status !== 'removed')
  return contexts.flatMap(context => {
    const ofEnrolment = live.filter(tag => tag.enrolmentId === context.enrolment.id)
    return [...toUnitGroups(ofEnrolment, context), ...toKsbGroup(ofEnrolment, context)]
  })
}

function toUnitGroups(tags: readonly EvidenceTag[], { enrolment, mapping }: AssessedEnrolment): TagGroup[] {
  const codes = toKsbCodes(mapping)
  const byCriterion = new Map(tags.map(tag => [tag.criterionId, tag]))
  return mapping.qualification.units.flatMap(unit => {
    const rows = unit.criteria.flatMap((criterion): TagRow[] => {
      const tag = byCriterion.get(criterion.id)
      if (!tag) return []
      const { id, number, text, index } = criterion
      const target = `U${unit.number} ${number}`
      return [{ tag, number, target, text, ksbCodes: codes.get(id) ?? [], index, unitNumber: unit.number }]
    })
    if (rows.length === 0) return []
    rows.sort((a, b) => compareCriterionNumbers(a.number, b.number))
    const title = `Unit ${unit.number}${unit.title === null ? '' : ` ${unit.title}`}`
    return [{ key: `${enrolment.id} ${unit.id}`, title, programme: enrolment.programme.name, rows }]
  })
}

function toKsbGroup(tags: readonly EvidenceTag[], { enrolment, mapping }: AssessedEnrolment): TagGroup[] {
  const byKsb = new Map(tags.map(tag => [tag.ksbId, tag]))
  const rows = mapping.standard.ksbs.flatMap(({ id, code, text }): TagRow[] => {
    const tag = byKsb.get(id)
    return tag ? [{ tag, number: code, target: code, text, ksbCodes: [], index: null, unitNumber: null }] : []
  })
  if (rows.length === 0) return []
  return [{ key: `${enrolment.id} ksbs`, title: 'KSBs as a whole', programme: enrolment.programme.name, rows }]
}

/** "4 tags: 3 accepted, 1 referred", counting what is chosen and not saved yet. */
export const rowsOf = (groups: readonly TagGroup[]): TagRow[] => groups.flatMap(group => group.rows)
