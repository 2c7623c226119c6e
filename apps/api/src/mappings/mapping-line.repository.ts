/**
 * A mapping as it came with its document and the versions that a centre made of it. The centre's are its own: they
 * stand in its ledger and nobody else sees them.
 */
import type { MappingDocument, QualificationVersion } from '@crosswalk/frameworks'
import type { Db } from '../db/store.ts'
import { findVisibleQualification, listOwnVersionIds, type MappingReader } from '../frameworks/frameworks.repository.ts'
import { appError } from '../http/app-error.ts'

export interface MappingLine {
  root: MappingDocument
  /** The root first, then the centre's own in the order in which they were published. */
  versions: readonly MappingDocument[]
  newest: MappingDocument
  /** The newest of the qualification that the centre has: criteria may have been loaded since. */
  qualification: QualificationVersion
}

/** By the id of any of its versions. */
export async function getMappingLine(
  db: Db,
  mappings: MappingReader,
  centreId: string,
  mappingId: string,
): Promise<MappingLine> {
  const named = await mappings.findVisibleMapping(db, centreId, mappingId)
  if (named === null) throw appError('record.notFound')
  const root = await mappings.getMapping(db, named.own?.rootId ?? named.id)
  const own: MappingDocument[] = []
  for (const id of await listOwnVersionIds(db, centreId, 'mapping', root.id)) {
    own.push(await mappings.getMapping(db, id))
  }
  const versions = [root, ...own]
  return {
    root,
    versions,
    newest: versions.at(-1) ?? root,
    qualification: await getNewestQualification(db, centreId, root.qualification.id),
  }
}

export async function getNewestQualification(db: Db, centreId: string, rootId: string): Promise<QualificationVersion> {
  const newestId = (await listOwnVersionIds(db, centreId, 'qualification', rootId)).at(-1) ?? rootId
  const qualification = await findVisibleQualification(db, centreId, newestId)
  if (qualification === null) throw new Error(`Qualification ${newestId} is not held here.`)
  return qualification
}

/** Whether enrolments can move from one to the other. */
export function isSameLine(one: MappingDocument, other: MappingDocument): boolean {
  return (one.own?.rootId ?? one.id) === (other.own?.rootId ?? other.id)
}
