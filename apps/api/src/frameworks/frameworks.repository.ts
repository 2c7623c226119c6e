/** Standards, qualifications and mappings in the store. Immutable: what is held under an id stays what it is. */
import { createHash } from 'node:crypto'
import {
  assembleMapping,
  type Mapping,
  type MappingDocument,
  type QualificationVersion,
  type StandardVersion,
} from '@crosswalk/frameworks'
import canonicalize from 'canonicalize'
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Db, Store, WriteDb } from '../db/store.ts'
import type { DocumentKind } from '../db/tables/programmes.table.ts'

export interface FrameworkDocuments {
  standards: readonly StandardVersion[]
  qualifications: readonly QualificationVersion[]
  mappings: readonly Mapping[]
}

export interface LoadedFrameworks {
  added: string[]
  /** Held already under the same id, with another body. What is held stays: records were made on it. */
  differing: string[]
}

interface Bodies {
  standard: StandardVersion
  qualification: QualificationVersion
  mapping: Mapping
}

export const computeDocumentHash = (body: string): string => createHash('sha256').update(body).digest('hex')

/** Reads mappings whole and keeps them: they are immutable, large, and asked for by every progress row. */
export interface MappingReader {
  /** Whoever’s it is: for ids that a record names. */
  findMapping(db: Db, mappingId: string): Promise<MappingDocument | null>
  getMapping(db: Db, mappingId: string): Promise<MappingDocument>
  /** Null where it is another centre’s: for ids that a person names. */
  findVisibleMapping(db: Db, centreId: string, mappingId: string): Promise<MappingDocument | null>
}

export function createMappingReader(): MappingReader {
  const kept = new Map<string, Held<MappingDocument>>()

  async function find(db: Db, mappingId: string): Promise<Held<MappingDocument> | null> {
    const known = kept.get(mappingId)
    if (known) return known
    const held = await findDocument(db, 'mapping', mappingId)
    if (!held) return null
    const { document: mapping, centreId } = held
    const qualification = await findDocument(db, 'qualification', mapping.qualificationId)
    const standard = await findDocument(db, 'standard', mapping.standardId)
    if (!qualification || !standard) throw new Error(`Mapping ${mappingId} is held without what it maps.`)
    const found = { document: assembleMapping(mapping, qualification.document, standard.document), centreId }
    kept.set(mappingId, found)
    return found
  }

  const reader: MappingReader = {
    findMapping: async (db, mappingId) => (await find(db, mappingId))?.document ?? null,
    async findVisibleMapping(db, centreId, mappingId) {
      const held = await find(db, mappingId)
      return held && isVisible(held, centreId) ? held.document : null
    },
    async getMapping(db, mappingId) {
      const document = await reader.findMapping(db, mappingId)
      if (!document) throw new Error(`Mapping ${mappingId} is not held here.`)
      return document
    },
  }
  return reader
}

/** A document, and whose it is: null for those that came with Crosswalk. */
export interface Held<T> {
  document: T
  centreId: string | null
}

const isVisible = (held: Held<unknown>, centreId: string): boolean =>
  held.centreId === null || held.centreId === centreId

async function findDocument<Kind extends DocumentKind>(
  db: Db,
  kind: Kind,
  id: string,
): Promise<Held<Bodies[Kind]> | null> {
  const { frameworkDocuments } = db.t
  const [row] = await db
    .select({ body: frameworkDocuments.body, centreId: frameworkDocuments.centreId })
    .from(frameworkDocuments)
    .where(and(eq(frameworkDocuments.id, id), eq(frameworkDocuments.kind, kind)))
  return row ? { document: JSON.parse(row.body) as Bodies[Kind], centreId: row.centreId } : null
}

/** A qualification version that the centre may see. */
export async function findVisibleQualification(
  db: Db,
  centreId: string,
  id: string,
): Promise<QualificationVersion | null> {
  const held = await findDocument(db, 'qualification', id)
  return held && isVisible(held, centreId) ? held.document : null
}

/** Ids of a centre’s own versions of a bundled document, the oldest first. */
export async function listOwnVersionIds(
  db: Db,
  centreId: string,
  kind: DocumentKind,
  rootId: string,
): Promise<string[]> {
  const { frameworkDocuments: t } = db.t
  const rows = await db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.kind, kind), eq(t.centreId, centreId), eq(t.rootId, rootId)))
    .orderBy(asc(t.addedAt), asc(t.id))
  return rows.map(row => row.id)
}

export function createFrameworksRepository(store: Store, mappings: MappingReader) {
  const { t } = store

  async function findVisible<Kind extends DocumentKind>(
    centreId: string,
    kind: Kind,
    id: string,
  ): Promise<Bodies[Kind] | null> {
    const held = await findDocument(store.read, kind, id)
    return held && isVisible(held, centreId) ? held.document : null
  }

  return {
    findStandard: (centreId: string, id: string) => findVisible(centreId, 'standard', id),
    findQualification: (centreId: string, id: string) => findVisible(centreId, 'qualification', id),
    findMapping: (centreId: string, id: string) => mappings.findVisibleMapping(store.read, centreId, id),
    /** Those that came with Crosswalk, each followed by the versions that the centre made of it. */
    async listMappings(centreId: string | null): Promise<MappingDocument[]> {
      const { frameworkDocuments: documents } = t
      const rows = await store.read
        .select({ id: documents.id })
        .from(documents)
        .where(
          and(eq(documents.kind, 'mapping'), or(isNull(documents.centreId), eq(documents.centreId, centreId ?? ''))),
        )
        .orderBy(
          asc(sql`coalesce(${documents.rootId}, ${documents.id})`),
          asc(sql`${documents.rootId} is not null`),
          asc(documents.addedAt),
          asc(documents.id),
        )
      return Promise.all(rows.map(({ id }) => mappings.getMapping(store.read, id)))
    },

    /** Adds what is not held yet. Running it again changes nothing. */
    async loadFrameworks(documents: FrameworkDocuments): Promise<LoadedFrameworks> {
      const held = await store.read
        .select({ id: t.frameworkDocuments.id, hash: t.frameworkDocuments.hash })
        .from(t.frameworkDocuments)
      const hashes = new Map(held.map(({ id, hash }) => [id, hash]))
      const offered = [
        ...documents.standards.map(toDocument('standard')),
        ...documents.qualifications.map(toDocument('qualification')),
        ...documents.mappings.map(toDocument('mapping')),
      ]
      const added = offered.filter(({ id }) => !hashes.has(id))
      const differing = offered.filter(({ id, hash }) => hashes.has(id) && hashes.get(id) !== hash)
      if (added.length > 0) {
        await store.tx('loadFrameworks', async (db: WriteDb) => {
          const addedAt = db.act.clock.now()
          await db.insert(t.frameworkDocuments).values(added.map(document => ({ ...document, addedAt })))
        })
      }
      return { added: added.map(({ id }) => id), differing: differing.map(({ id }) => id) }
    },
  }
}

const toDocument = (kind: DocumentKind) => (document: { id: string }) => {
  const body = canonicalize(document) ?? ''
  return { id: document.id, kind, centreId: null, hash: computeDocumentHash(body), body }
}
