/** Programmes of a cohort's rows with the mappings that they read, and the standards that these lead to. */
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import { listWords } from '../../lib/words.ts'
import type { CohortProgress } from './api/get-cohort-progress.ts'
import { type GridProgramme, versionKeyOf } from './grid-model.ts'

type Versions = Pick<CohortProgress, 'programmes' | 'earlierVersions'>

/** Every version that rows of the cohort follow: the newest of each programme, and those that are not left yet. */
export function listVersions({ programmes, earlierVersions }: Versions): CohortProgress['earlierVersions'] {
  const newest = Object.entries(programmes).map(([programmeId, programme]) => ({ programmeId, ...programme }))
  return [...newest, ...earlierVersions]
}

export function toGridProgrammes(
  versions: Versions,
  mappings: readonly MappingReply[],
): ReadonlyMap<string, GridProgramme> {
  const byId = new Map(mappings.map(mapping => [mapping.id, mapping]))
  return new Map(
    listVersions(versions).flatMap(({ programmeId, version, mappingId, threshold, acceptedTagsNeeded }) => {
      const mapping = byId.get(mappingId)
      const key = versionKeyOf({ programmeId, programmeVersion: version })
      return mapping ? [[key, { threshold, acceptedTagsNeeded, mapping }] as const] : []
    }),
  )
}

export interface GridStandard {
  id: string
  name: string
  /** "ST0072 v1.1, through NCFE’s mapping of 601/3973/0, version 3. Met means accepted." */
  about: string
}

export function listStandards(versions: Versions, mappings: readonly MappingReply[]): GridStandard[] {
  const standards = new Map(mappings.map(({ standard }) => [standard.id, standard]))
  return [...standards.values()].map(standard => {
    const own = mappings.filter(mapping => mapping.standard.id === standard.id)
    const through = own.map(
      ({ owner, qualification, version }) => `${owner}’s mapping of ${qualification.number}, version ${version}`,
    )
    const thresholds = new Set(
      listVersions(versions)
        .filter(({ mappingId }) => own.some(({ id }) => id === mappingId))
        .map(({ threshold }) => (threshold === 'accepted' ? 'accepted' : 'signed off')),
    )
    const name = `${standard.reference} v${standard.version}`
    const about = `${name}, through ${listWords(through)}. Met means ${[...thresholds].join(' or ')}.`
    return { id: standard.id, name, about }
  })
}
