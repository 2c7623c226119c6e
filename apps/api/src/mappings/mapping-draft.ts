/** The next version of a mapping, made anew each time of the document, the loaded criteria and what was settled. */
import { createHash } from 'node:crypto'
import { assembleMapping, type Mapping, type MappingDocument, type MappingVersionRow } from '@crosswalk/frameworks'
import { deriveMapping, type KsbRule, type Settlement } from '@crosswalk/frameworks/versions'
import type { Rule } from '@crosswalk/progress'
import canonicalize from 'canonicalize'
import type { MappingLine } from './mapping-line.repository.ts'

export interface Decided {
  settlements: readonly Settlement[]
  rules: readonly KsbRule[]
}

export interface MappingDraft {
  mapping: Mapping
  document: MappingDocument
}

/** Nobody's enrolment follows it, so its id is only a mark. */
const DRAFT_ID = 'map_draft'

export function makeDraft(line: MappingLine, { settlements, rules }: Decided, id = DRAFT_ID): MappingDraft {
  const mapping = deriveMapping(line.root, line.qualification, {
    id,
    version: Math.max(...line.versions.map(version => version.version)) + 1,
    status: id === DRAFT_ID ? 'draft' : 'published',
    settlements,
    rules,
  })
  return { mapping, document: assembleMapping(mapping, line.qualification, line.root.standard) }
}

/** The same while publishing would give the same. */
export function computeBasis({ rows, own, version, qualificationId }: Mapping): string {
  const text = canonicalize({ rows, own, version, qualificationId }) ?? ''
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

/** A sentence for each thing that the draft has otherwise than a published version. */
export function listChanges(published: MappingDocument, draft: MappingDocument): string[] {
  return [
    ...listCriteriaChanges(published, draft),
    ...listSettlementChanges(published, draft),
    ...listRules(published, draft),
  ]
}

function listSettlementChanges(published: MappingDocument, draft: MappingDocument): string[] {
  const before = new Map((published.own?.settlements ?? []).map(one => [one.discrepancyId, one]))
  const after = new Map((draft.own?.settlements ?? []).map(one => [one.discrepancyId, one]))
  const messages = new Map(draft.discrepancies.map(({ id, message }) => [id, message]))
  const settled = [...after.values()].filter(one => before.get(one.discrepancyId)?.text !== one.text)
  const opened = [...before.values()].filter(one => !after.has(one.discrepancyId))
  return [
    ...settled.map(one => `Settled: ${one.text}`),
    ...opened.map(one => `Open again: ${messages.get(one.discrepancyId) ?? one.text}`),
  ]
}

function listRules(published: MappingDocument, draft: MappingDocument): string[] {
  const codes = new Map(draft.standard.ksbs.map(ksb => [ksb.id, ksb.code]))
  const before = new Map(published.rows.map(row => [row.ksbId, row]))
  return draft.rows.flatMap(row => {
    const was = before.get(row.ksbId)?.rule ?? { kind: 'all' }
    const code = codes.get(row.ksbId) ?? ''
    return isSameRule(was, row.rule)
      ? []
      : [`${code} needs ${toRuleWords(row)}; before, ${toRuleWords({ ...row, rule: was })}.`]
  })
}

function listCriteriaChanges(published: MappingDocument, draft: MappingDocument): string[] {
  if (published.qualification.id === draft.qualification.id) return []
  const before = new Map(published.qualification.units.map(unit => [unit.id, unit]))
  return draft.qualification.units.flatMap(unit => {
    const was = before.get(unit.id)
    const held = new Map((was?.criteria ?? []).map(criterion => [criterion.id, criterion]))
    const added = unit.criteria.filter(criterion => !held.has(criterion.id)).length
    const reworded = unit.criteria.filter(({ id, text }) => held.has(id) && held.get(id)?.text !== text).length
    const isNowComplete = unit.complete && was?.complete !== true
    const parts = [
      ...(added > 0 ? [`${toCriteria(added)} more`] : []),
      ...(reworded > 0 ? [`other words for ${toCriteria(reworded)}`] : []),
      ...(isNowComplete ? ['held whole'] : []),
    ]
    return parts.length === 0 ? [] : [`Unit ${unit.number}: ${parts.join(', ')}.`]
  })
}

/** Units in which something counts otherwise: for whom a change matters. */
export function listChangedUnits(before: MappingDocument, after: MappingDocument): Set<string> {
  const unitOf = new Map(
    after.qualification.units.flatMap(unit => unit.criteria.map(criterion => [criterion.id, unit.id] as const)),
  )
  const held = new Map(
    before.qualification.units.flatMap(unit => unit.criteria.map(({ id, text }) => [id, text] as const)),
  )
  const changed = new Set<string>()
  for (const unit of after.qualification.units) {
    if (unit.criteria.some(({ id, text }) => !held.has(id) || held.get(id) !== text)) changed.add(unit.id)
  }
  const rows = new Map(before.rows.map(row => [row.ksbId, row]))
  for (const row of after.rows) {
    const was = rows.get(row.ksbId)
    const touched = was === undefined || !isSameRule(was.rule, row.rule) ? row.criterionIds : listMoved(was, row)
    for (const criterionId of touched) changed.add(unitOf.get(criterionId) ?? '')
  }
  return changed
}

function listMoved(before: MappingVersionRow, after: MappingVersionRow): string[] {
  const had = new Set(before.criterionIds)
  const has = new Set(after.criterionIds)
  return [...before.criterionIds.filter(id => !has.has(id)), ...after.criterionIds.filter(id => !had.has(id))]
}

function isSameRule(one: Rule, other: Rule): boolean {
  return one.kind === other.kind && (one.kind !== 'atLeast' || other.kind !== 'atLeast' || one.count === other.count)
}

function toRuleWords({ rule, criterionIds }: Pick<MappingVersionRow, 'rule' | 'criterionIds'>): string {
  switch (rule.kind) {
    case 'all':
      return `all ${criterionIds.length} of its criteria`
    case 'any':
      return 'any of its criteria'
    case 'atLeast':
      return `at least ${rule.count} of its criteria`
  }
}

const toCriteria = (count: number): string => (count === 1 ? '1 criterion' : `${count} criteria`)
