/**
 * A centre's own version of a mapping: the document as it was read, the criteria as the centre loaded them, and what
 * the centre settled. Made of these three each time, so that a settlement taken back is as if it had never been.
 */
import type { MappingDocument } from '../assemble-mapping.ts'
import { toCriterionRef } from '../importer/collect-units.ts'
import type { Mapping, MappingLink, MappingVersionRow, OwnDifferences, QualificationVersion } from '../model.ts'
import type { KsbRule, Settlement } from './settlement.ts'

export interface OwnVersion {
  id: string
  version: number
  status: Mapping['status']
  settlements: readonly Settlement[]
  rules: readonly KsbRule[]
}

/** `root` is the version that came with the document. Its criteria keep their ids in every qualification version. */
export function deriveMapping(
  root: MappingDocument,
  qualification: QualificationVersion,
  { id, version, status, settlements, rules }: OwnVersion,
): Mapping {
  const refs = listRefs(qualification)
  const links = settlements.flatMap(settlement => settlement.effect.links)
  const ruleOf = new Map(rules.map(({ ksbId, rule }) => [ksbId, rule]))
  return {
    id,
    version,
    owner: root.owner,
    status,
    qualificationId: qualification.id,
    standardId: root.standard.id,
    ...(root.effectiveFrom !== undefined && { effectiveFrom: root.effectiveFrom }),
    rows: root.rows.map(row => {
      const own = links.filter(link => link.ksbId === row.ksbId)
      const moved = own.length === 0 ? row : relink(row, own, refs)
      const rule = ruleOf.get(row.ksbId)
      return rule === undefined ? moved : { ...moved, rule }
    }),
    discrepancies: root.discrepancies,
    source: root.source,
    own: toOwn(root, qualification, settlements),
  }
}

function toOwn(
  root: MappingDocument,
  qualification: QualificationVersion,
  settlements: readonly Settlement[],
): OwnDifferences {
  const settled = new Set(settlements.map(settlement => settlement.discrepancyId))
  const { loaded } = qualification
  const complete = new Set(qualification.units.filter(unit => unit.complete).map(unit => unit.id))
  // That a unit was only named in part is settled by holding it whole.
  const loadedWhole = root.discrepancies.filter(
    ({ id, code, unitIds = [] }) =>
      code === 'unit.partHeld' &&
      !settled.has(id) &&
      unitIds.length > 0 &&
      unitIds.every(unitId => complete.has(unitId)),
  )
  return {
    rootId: root.id,
    texts: settlements.flatMap(settlement => settlement.effect.texts),
    settlements: [
      ...settlements.map(({ id, discrepancyId, text, at }) => ({ id, discrepancyId, text, at })),
      ...(loaded === undefined
        ? []
        : loadedWhole.map(({ id }) => ({ discrepancyId: id, text: 'All its criteria were loaded.', at: loaded.at }))),
    ],
  }
}

/** One link for each criterion, in the order of the qualification; the lines of links that meet are joined. */
function relink(
  row: MappingVersionRow,
  changes: readonly { from: string; to: string | null }[],
  refs: ReadonlyMap<string, string>,
): MappingVersionRow {
  const targets = new Map(changes.map(change => [change.from, change.to]))
  const links = new Map<string, MappingLink>()
  for (const link of row.links) {
    const criterionId = targets.has(link.criterionId) ? targets.get(link.criterionId) : link.criterionId
    if (criterionId === null || criterionId === undefined) continue
    const known = links.get(criterionId)
    const ref = refs.get(criterionId)
    links.set(criterionId, {
      criterionId,
      ...(ref !== undefined && { ref }),
      sources: [...(known?.sources ?? []), ...link.sources].sort((a, b) => a.line - b.line),
    })
  }
  const ordered = [...refs.keys()].flatMap(criterionId => links.get(criterionId) ?? [])
  return { ...row, links: ordered, criterionIds: ordered.map(link => link.criterionId) }
}

/** In the order of the qualification. */
function listRefs({ units }: QualificationVersion): Map<string, string> {
  return new Map(
    units.flatMap(unit =>
      unit.criteria.map(criterion => [criterion.id, toCriterionRef(unit.number, criterion.number)] as const),
    ),
  )
}
