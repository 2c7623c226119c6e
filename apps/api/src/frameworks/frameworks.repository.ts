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
import { and, eq, isNull } from 'drizzle-orm'
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
  findMapping(db: Db, mappingId: string): Promise<MappingDocument | null>
  getMapping(db: Db, mappingId: string): Promise<MappingDocument>
}

export function createMappingReader(): MappingReader {
  const kept = new Map<string, MappingDocument>()
  const reader: MappingReader = {
    async findMapping(db, mappingId) {
      const known = kept.get(mappingId)
      if (known) return known
      const mapping = await findDocument(db, 'mapping', mappingId)
      if (!mapping) return null
      const qualification = await findDocument(db, 'qualification', mapping.qualificationId)
      const standard = await findDocument(db, 'standard', mapping.standardId)
      if (!qualification || !standard) throw new Error(`Mapping ${mappingId} is held without what it maps.`)
      const document = assembleMapping(mapping, qualification, standard)
      kept.set(mappingId, document)
      return document
    },
    async getMapping(db, mappingId) {
      const document = await reader.findMapping(db, mappingId)
      if (!document) throw new Error(`Mapping ${mappingId} is not held here.`)
      return document
    },
  }
  return reader
}

async function findDocument<Kind extends DocumentKind>(db: Db, kind: Kind, id: string): Promise<Bodies[Kind] | null> {
  const { frameworkDocuments } = db.t
  const [row] = await db
    .select({ body: frameworkDocuments.body })
    .from(frameworkDocuments)
    .where(and(eq(frameworkDocuments.id, id), eq(frameworkDocuments.kind, kind)))
  return row ? (JSON.parse(row.body) as Bodies[Kind]) : null
}

export type FrameworksRepository = ReturnType<typeof createFrameworksRepository>

export function createFrameworksRepository(store: Store, mappings: MappingReader) {
  const { t } = store

  async function listDocuments<Kind extends DocumentKind>(kind: Kind): Promise<Bodies[Kind][]> {
    const rows = await store.read
      .select({ body: t.frameworkDocuments.body })
      .from(t.frameworkDocuments)
      .where(and(eq(t.frameworkDocuments.kind, kind), isNull(t.frameworkDocuments.centreId)))
      .orderBy(t.frameworkDocuments.id)
    return rows.map(row => JSON.parse(row.body) as Bodies[Kind])
  }

  return {
    findStandard: (id: string) => findDocument(store.read, 'standard', id),
    findQualification: (id: string) => findDocument(store.read, 'qualification', id),
    findMapping: (id: string) => mappings.findMapping(store.read, id),
    async listMappings(): Promise<MappingDocument[]> {
      const held = await listDocuments('mapping')
      return Promise.all(held.map(mapping => mappings.getMapping(store.read, mapping.id)))
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
