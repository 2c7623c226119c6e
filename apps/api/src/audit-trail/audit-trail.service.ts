import { getEnrolmentAccess, listEnrolmentAccess, listLearnerAccess } from '../access/enrolment-access.repository.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { listErasableEntries } from '../erasures/erasable-entries.ts'
import { hasErasurePower } from '../erasures/erasure-power.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { DEFAULT_PAGE, readCursor, toPage } from '../http/cursor.ts'
import { type Reach, requireWholeCentre, toReach } from './audit-trail.policy.ts'
import { findEvidencePlace, listTrailEntries, type TrailEntry } from './audit-trail.repository.ts'
import { toSentence } from './sentences.ts'
import { loadTrailWords } from './trail-words.repository.ts'

export interface TrailRequest {
  learnerId?: string | undefined
  enrolmentId?: string | undefined
  evidenceId?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
}

export function createAuditTrailService({ store, clock, mappings }: Dependencies) {
  /** What is asked for has to be seen, each of the three that is named. */
  async function getReach(db: Db, actor: Actor, { learnerId, enrolmentId, evidenceId }: TrailRequest): Promise<Reach> {
    const today = toCentreDay(clock.now())
    const reaches: Reach[] = []
    if (learnerId !== undefined) reaches.push(toReach(actor, await listLearnerAccess(db, actor, learnerId, today)))
    if (enrolmentId !== undefined)
      reaches.push(toReach(actor, [await getEnrolmentAccess(db, actor, enrolmentId, today)]))
    if (evidenceId !== undefined) {
      const place = await findEvidencePlace(db, evidenceId)
      if (place === null) throw appError('record.notFound')
      const [first] = await listEnrolmentAccess(db, actor, place.enrolmentIds, today)
      if (first === undefined) throw appError('record.notFound')
      reaches.push(toReach(actor, await listLearnerAccess(db, actor, place.learnerId, today)))
    }
    // The narrowest comes last, and each is enough by itself: the filters of the query hold together.
    return reaches.at(-1) ?? requireWholeCentre(actor)
  }

  /** Entries in which words are held that the reader may erase. */
  async function listErasable(db: Db, actor: Actor, entries: readonly TrailEntry[]): Promise<ReadonlySet<number>> {
    const today = toCentreDay(clock.now())
    if (!(await hasErasurePower(db, actor.personId, today))) return new Set()
    const sequences = entries.map(({ sequence }) => sequence)
    const found = await listErasableEntries(db, actor, { sequences }, today)
    return new Set(found.flatMap(({ sequence, texts }) => (texts.length > 0 ? [sequence] : [])))
  }

  return {
    listEntries: (actor: Actor, request: TrailRequest) =>
      store.readTx(async db => {
        const reach = await getReach(db, actor, request)
        const limit = request.limit ?? DEFAULT_PAGE
        const [before = null] = readCursor(request.cursor, ['number']) ?? []
        const entries = await listTrailEntries(db, { ...request, centreId: actor.centreId, before, limit }, reach)
        const page = toPage<TrailEntry>(entries, limit, entry => [entry.sequence])
        const erasable = await listErasable(db, actor, page.items)
        const words = await loadTrailWords(db, mappings, actor.centreId, page.items)
        return {
          entries: page.items.map(({ sequence, at, actorId, learnerId, kind, hash, data }) => ({
            sequence,
            at: at.toISOString(),
            actor: actorId === null ? null : { id: actorId, name: words.person(actorId) },
            kind,
            sentence: toSentence(kind, data, words),
            learner: learnerId === null ? null : { id: learnerId, name: words.learner(learnerId) },
            hash,
            can: { eraseTexts: erasable.has(sequence) },
          })),
          nextCursor: page.nextCursor,
        }
      }),
  }
}
