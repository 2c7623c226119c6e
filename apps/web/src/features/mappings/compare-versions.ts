/** What one version of a mapping has otherwise than another of the same line. */
import type { KsbRuleRecord, SettlementRecord } from '@crosswalk/contracts'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import type { Settlement } from './api/list-settlements.ts'

type Row = MappingReply['rows'][number]
type Ksb = MappingReply['standard']['ksbs'][number]
type Rule = Row['rule']

export interface KsbDifference {
  ksb: Ksb
  status: { before: Row['status']; after: Row['status'] } | null
  rule: { before: Rule; after: Rule } | null
  /** Criteria, "U17 1.3". */
  came: readonly string[]
  went: readonly string[]
}

export interface CriterionDifference {
  ref: string
  /** Null where that version does not hold it. */
  before: string | null
  after: string | null
}

export interface VersionDifference {
  ksbs: readonly KsbDifference[]
  criteria: readonly CriterionDifference[]
  /** Numbers of units of which every criterion is held only since. */
  complete: readonly number[]
}

export function compareVersions(before: MappingReply, after: MappingReply): VersionDifference {
  const refs = new Map([...listCriteria(before), ...listCriteria(after)].map(one => [one.id, one.ref]))
  const rows = new Map(before.rows.map(row => [row.ksbId, row]))
  const now = new Map(after.rows.map(row => [row.ksbId, row]))
  return {
    ksbs: after.standard.ksbs.flatMap(ksb => {
      const [was, is] = [rows.get(ksb.id), now.get(ksb.id)]
      const difference = was && is && compareRows(ksb, was, is, refs)
      return difference ?? []
    }),
    criteria: compareCriteria(before, after),
    complete: after.qualification.units
      .filter(
        ({ id, complete }) => complete && before.qualification.units.find(unit => unit.id === id)?.complete !== true,
      )
      .map(unit => unit.number),
  }
}

export const isEmpty = ({ ksbs, criteria, complete }: VersionDifference): boolean =>
  ksbs.length + criteria.length + complete.length === 0

function compareRows(ksb: Ksb, was: Row, is: Row, refs: ReadonlyMap<string, string>): KsbDifference | null {
  const onlyOf = (one: Row, other: Row) =>
    one.criterionIds.filter(id => !other.criterionIds.includes(id)).map(id => refs.get(id) ?? '')
  const difference = {
    ksb,
    status: was.status === is.status ? null : { before: was.status, after: is.status },
    rule: isSameRule(was.rule, is.rule) ? null : { before: was.rule, after: is.rule },
    came: onlyOf(is, was),
    went: onlyOf(was, is),
  }
  const { status, rule, came, went } = difference
  return status === null && rule === null && came.length + went.length === 0 ? null : difference
}

function compareCriteria(before: MappingReply, after: MappingReply): CriterionDifference[] {
  const held = new Map(listCriteria(before).map(one => [one.id, one]))
  const holds = new Map(listCriteria(after).map(one => [one.id, one]))
  const gone = [...held.values()].filter(({ id }) => !holds.has(id))
  return [
    ...[...holds.values()].flatMap(({ id, ref, text }) => {
      const was = held.get(id)
      return was?.text === text ? [] : [{ ref, before: was?.text ?? null, after: text }]
    }),
    ...gone.map(({ ref, text }) => ({ ref, before: text, after: null })),
  ]
}

const listCriteria = ({ qualification }: MappingReply) =>
  qualification.units.flatMap(unit =>
    unit.criteria.map(({ id, number, text }) => ({ id, text, ref: `U${unit.number} ${number}` })),
  )

function isSameRule(one: Rule, other: Rule): boolean {
  return one.kind === other.kind && (one.kind !== 'atLeast' || other.kind !== 'atLeast' || one.count === other.count)
}

export interface Causes {
  settled: readonly SettlementRecord[]
  /** Settled in the earlier version, and open again in the later. */
  opened: readonly SettlementRecord[]
  rules: readonly KsbRuleRecord[]
}

interface MadeWith {
  settlements: readonly Settlement[]
  rules: readonly KsbRuleRecord[]
}

/** What somebody decided between the two. */
export function listCauses(before: MadeWith, after: MadeWith): Causes {
  const had = new Set(before.settlements.map(one => one.id))
  const settles = new Set(after.settlements.map(one => one.discrepancyId))
  const rules = new Map(before.rules.map(rule => [rule.ksbId, rule.setAt]))
  return {
    settled: after.settlements.filter(one => !had.has(one.id)),
    opened: before.settlements.filter(one => !settles.has(one.discrepancyId)),
    rules: after.rules.filter(rule => rules.get(rule.ksbId) !== rule.setAt),
  }
}
