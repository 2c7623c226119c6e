/** A mapping with all that it points at: the answer of `GET /mappings/:id`, and the input of `@crosswalk/progress`. */
import type { Mapping, QualificationVersion, StandardVersion } from './model.ts'

export interface MappingDocument
  extends Pick<Mapping, 'id' | 'version' | 'owner' | 'status' | 'effectiveFrom' | 'rows' | 'discrepancies' | 'source'> {
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
  return { ...own, criteriaKey, qualification, standard }
}
