/** A row for each KSB of the standard: what the document maps to it, that it says "No mapping", or that it is absent. */
import type { CriterionSource, Ksb, MappingLink, MappingVersionRow, QualificationVersion } from '../model.ts'
import { toCriterionRef } from './collect-units.ts'
import type { KsbMatch } from './match-ksbs.ts'
import type { CriterionToken, KsbRowTokens } from './read-tokens.ts'

export interface MatchedRow {
  row: KsbRowTokens
  match: KsbMatch
}

export function buildRows(
  ksbs: readonly Ksb[],
  matchedRows: readonly MatchedRow[],
  qualification: QualificationVersion,
): MappingVersionRow[] {
  const criterionIds = new Map(
    qualification.units.flatMap(unit =>
      unit.criteria.map(criterion => [toCriterionRef(unit.number, criterion.number), criterion.id] as const),
    ),
  )
  return ksbs.map(ksb => {
    const rows = listRowsOf(ksb, matchedRows)
    const own = rows.find(({ match }) => match.type !== 'stem')?.row
    const links = buildLinks(
      rows.flatMap(({ row }) => row.criteria),
      criterionIds,
    )
    return {
      ksbId: ksb.id,
      code: ksb.code,
      status: links.length > 0 ? 'mapped' : own?.unmapped ? 'unmapped' : 'absent',
      rule: { kind: 'all' },
      criterionIds: links.map(link => link.criterionId),
      links,
      ...(own && { source: own.ksb }),
      ...(own?.unmapped && { unmappedSource: own.unmapped }),
    }
  })
}

/**
 * [4.3-27] The stem of an "and/or" group is not a KSB. Criteria beside it are read as the first line of the first
 * alternative's cell, pushed up one row; `ksb.stemHasCriteria` says so and waits for a person.
 */
export function listRowsOf(ksb: Ksb, matchedRows: readonly MatchedRow[]): MatchedRow[] {
  return matchedRows.filter(({ match }) => {
    if (match.type === 'stem') return match.ksbs[0]?.id === ksb.id
    if (match.type === 'ambiguous') return false
    return match.ksbs.some(candidate => candidate.id === ksb.id)
  })
}

/** One link for each criterion however often a row names it, in the order of the qualification's criteria. */
function buildLinks(tokens: readonly CriterionToken[], criterionIds: ReadonlyMap<string, string>): MappingLink[] {
  const sources = new Map<string, CriterionSource[]>()
  for (const token of tokens) {
    const ref = toCriterionRef(token.unit.number, token.number)
    const own = token.sources.map(source => ({ ...source, unit: token.unit.words }))
    const known = sources.get(ref)
    if (known) known.push(...own)
    else sources.set(ref, own)
  }
  return [...criterionIds].flatMap(([ref, criterionId]) => {
    const own = sources.get(ref)
    return own ? [{ criterionId, ref, sources: own }] : []
  })
}
