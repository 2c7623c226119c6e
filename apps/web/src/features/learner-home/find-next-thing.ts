/** The one next thing: a referral first, then a record to confirm, then a draft, then the KSB with fewest criteria left. */
import type { KsbProgress } from '@crosswalk/progress'
import { toKsbCodes } from '../../components/criteria-picker/picker-model.ts'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import type { Waiting } from './api/get-waiting.ts'

export interface Place {
  criterionId: string
  unitNumber: number
  number: string
}

export type NextThing =
  | { kind: 'referral'; referral: Waiting['referrals'][number]; places: readonly Place[]; ksbCodes: readonly string[] }
  /** What staff wrote of them waits for their word. */
  | { kind: 'record'; record: Waiting['records'][number] }
  | { kind: 'draft'; draft: Waiting['drafts'][number] }
  /** Kept in this browser only. */
  | { kind: 'unsaved' }
  | { kind: 'first' }
  | { kind: 'ksb'; ksb: KsbProgress; text: string; left: readonly Place[] }
  | { kind: 'ownEvidence'; ksb: KsbProgress; text: string }
  /** Everything is submitted: the next step is an assessor's. */
  | { kind: 'waits' }
  | { kind: 'done' }

interface Known {
  waiting: Waiting
  mapping: MappingReply
  ksbs: readonly KsbProgress[]
  row: { levels: string; unitIds: readonly string[] }
  hasUnsaved: boolean
}

const SUBMITTED = 3

export function findNextThing({ waiting, mapping, ksbs, row, hasUnsaved }: Known): NextThing {
  const referral = [...waiting.referrals].sort(
    (a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.decidedAt.localeCompare(b.decidedAt),
  )[0]
  if (referral) return toReferral(referral, mapping)
  const record = waiting.records[0]
  if (record) return { kind: 'record', record }
  if (hasUnsaved) return { kind: 'unsaved' }
  const draft = [...waiting.drafts].sort((a, b) => b.addedAt.localeCompare(a.addedAt))[0]
  if (draft) return { kind: 'draft', draft }
  if (/^[01]*$/.test(row.levels) && waiting.waitingForStaff === 0 && waiting.feedback.length === 0) {
    return { kind: 'first' }
  }
  return findKsb(mapping, ksbs, row) ?? findOwnEvidence(mapping, ksbs) ?? findRest(ksbs)
}

function toReferral(referral: Waiting['referrals'][number], mapping: MappingReply): NextThing {
  const ids = new Set(referral.tags.flatMap(({ criterionId }) => (criterionId ? [criterionId] : [])))
  const codes = toKsbCodes(mapping)
  const ksbIds = new Set(referral.tags.flatMap(({ ksbId }) => (ksbId ? [ksbId] : [])))
  const named = new Set([...ids].flatMap(id => codes.get(id) ?? []))
  return {
    kind: 'referral',
    referral,
    places: listPlaces(mapping, ({ id }) => ids.has(id)),
    ksbCodes: mapping.standard.ksbs.filter(({ id, code }) => named.has(code) || ksbIds.has(id)).map(({ code }) => code),
  }
}

/** Of the KSBs that the learner can bring closer, the one that has least left to submit. */
function findKsb(mapping: MappingReply, ksbs: readonly KsbProgress[], row: Known['row']): NextThing | null {
  const taken = new Set(row.unitIds)
  const takenCriteria = new Set(
    mapping.qualification.units.filter(({ id }) => taken.has(id)).flatMap(unit => unit.criteria.map(({ id }) => id)),
  )
  const open = ksbs
    .filter(ksb => ksb.applies && ksb.inScope > 0 && ksb.computed !== 'met')
    .map(ksb => {
      const named = new Set(mapping.rows.find(({ ksbId }) => ksbId === ksb.ksbId)?.criterionIds)
      const isLeft = (criterion: { id: string; index: number }) =>
        named.has(criterion.id) &&
        takenCriteria.has(criterion.id) &&
        Number(row.levels[criterion.index] ?? 0) < SUBMITTED
      return { ksb, left: listPlaces(mapping, isLeft) }
    })
    .filter(({ left }) => left.length > 0)
    .sort((a, b) => a.left.length - b.left.length || a.ksb.toGo - b.ksb.toGo)
  const best = open[0]
  return best ? { kind: 'ksb', ksb: best.ksb, text: textOf(mapping, best.ksb.ksbId), left: best.left } : null
}

function findOwnEvidence(mapping: MappingReply, ksbs: readonly KsbProgress[]): NextThing | null {
  const ksb = ksbs.find(each => each.applies && each.computed === 'needsOwnEvidence')
  return ksb ? { kind: 'ownEvidence', ksb, text: textOf(mapping, ksb.ksbId) } : null
}

const findRest = (ksbs: readonly KsbProgress[]): NextThing => ({
  kind: ksbs.every(ksb => !ksb.applies || ksb.computed === 'met') ? 'done' : 'waits',
})

const textOf = (mapping: MappingReply, ksbId: string): string =>
  mapping.standard.ksbs.find(({ id }) => id === ksbId)?.text ?? ''

/** Criteria as places, in the order of units. */
export const listPlaces = (
  mapping: MappingReply,
  isOne: (criterion: { id: string; index: number }) => boolean,
): Place[] =>
  mapping.qualification.units.flatMap(unit =>
    unit.criteria.filter(isOne).map(({ id, number }) => ({ criterionId: id, unitNumber: unit.number, number })),
  )
