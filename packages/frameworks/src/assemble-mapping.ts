/** A mapping with all that it points at: the answer of `GET /mappings/:id`, and the input of `@crosswalk/progress`. */
import type { Mapping, OwnDifferences, QualificationVersion, StandardVersion } from './model.ts'

export interface MappingDocument
  extends Pick<
    Mapping,
    'id' | 'version' | 'owner' | 'status' | 'effectiveFrom' | 'rows' | 'discrepancies' | 'source' | 'own'
  > {
  criteriaKey: string
  qualification: Omit<QualificationVersion, 'criteriaKey'>
  standard: StandardVersion
}

/** Throws where the three don't belong together: a row would otherwise be drawn against another's criteria. */
export function assembleMapping(
  mapping: Mapping,
  qualificationVersion: QualificationVersion,
  standard: StandardVersion,
): MappingDocument {
  const { qualificationId, standardId, ...own } = mapping
  const { criteriaKey, ...qualification } = qualificationVersion
  if (qualificationId !== qualification.id)
    throw new Error(`Mapping ${mapping.id} is for qualification ${qualificationId}`)
  if (standardId !== standard.id) throw new Error(`Mapping ${mapping.id} is for standard ${standardId}`)
  const document = { ...own, criteriaKey, qualification, standard }
  return mapping.own === undefined ? document : settle(document, mapping.own)
}

/** A text that somebody chose stands where documents gave several; loaded criteria have one anyway. */
function settle(document: MappingDocument, { texts, settlements }: OwnDifferences): MappingDocument {
  const textOf = new Map(texts.map(({ criterionId, text }) => [criterionId, text]))
  const settlementOf = new Map(settlements.map(({ discrepancyId, text, at }) => [discrepancyId, { text, at }]))
  const { qualification } = document
  const units = qualification.units.map(unit => ({
    ...unit,
    criteria: unit.criteria.map(criterion => {
      const text = textOf.get(criterion.id)
      if (text === undefined || criterion.texts === undefined) return criterion
      const { texts: _, ...kept } = criterion
      return { ...kept, text }
    }),
  }))
  return {
    ...document,
    qualification: { ...qualification, units },
    discrepancies: document.discrepancies.map(discrepancy => {
      const settlement = settlementOf.get(discrepancy.id)
      return settlement === undefined ? discrepancy : { ...discrepancy, settlement }
    }),
  }
}
