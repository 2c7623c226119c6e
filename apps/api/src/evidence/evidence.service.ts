import type { Evidence } from '@crosswalk/contracts'
import { checkSubmit } from '@crosswalk/progress'
import { listLearnerAccess } from '../access/enrolment-access.repository.ts'
import { type Moment, toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { DEFAULT_PAGE, toPage } from '../http/cursor.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { toRecordStatus } from '../records/records.model.ts'
import { toDecisionFact, toTagFact } from '../tags/tags.model.ts'
import { isEmpty, toEvidenceSummary } from './evidence.model.ts'
import {
  checkRemoval,
  isTagOpen,
  requireAuthor,
  requireChangeEvidence,
  requireMarkConfidential,
} from './evidence.policy.ts'
import { countForSummaries, type EvidenceQuery, listAskingTags, listEvidenceRecords } from './evidence.repository.ts'
import {
  countClosedReferrals,
  findClosedReferrals,
  getEvidenceView,
  type LoadedEvidence,
  loadEvidence,
  toEvidenceView,
} from './evidence-view.repository.ts'
import { ofEvidence } from './of-evidence.ts'
import { removalError } from './removal-error.ts'
import { type NewEvidence, writeEvidence } from './write-evidence.ts'

/** What is absent stays as it is. */
export interface EvidenceChanges {
  revision: number
  title?: string | undefined
  occurredOn?: string | null | undefined
  description?: string | null | undefined
  link?: string | null | undefined
  text?: string | null | undefined
  keptAt?: string | null | undefined
}

interface Dependencies {
  store: Store
  mappings: MappingReader
  clock: Clock
  ids: Ids
}

export function createEvidenceService({ store, mappings, clock, ids }: Dependencies) {
  const now = () => toMoment(clock)
  const view = (actor: Actor, evidenceId: string) =>
    store.readTx(db => getEvidenceView(db, mappings, actor, evidenceId, now()))

  /** `conflict.stale` says what it is now, so that nobody has to guess what they would write over. */
  async function requireRevision(
    db: Db,
    actor: Actor,
    loaded: LoadedEvidence,
    revision: number | undefined,
    at: Moment,
  ): Promise<void> {
    if (revision === undefined || loaded.evidence.revision === revision) return
    const current = await toEvidenceView(db, mappings, actor, loaded, at)
    throw appError('conflict.stale', { extra: { current } })
  }

  /** Saying again what is so already is no act. */
  async function appendConfidential(
    db: WriteDb,
    actor: Actor,
    { evidence, accesses }: LoadedEvidence,
    confidential: boolean,
  ): Promise<void> {
    requireMarkConfidential(evidence, accesses)
    if (evidence.confidential === confidential) return
    await appendEntry(db, {
      ...ofEvidence(actor, evidence),
      kind: 'evidence.markedConfidential',
      data: { evidenceId: evidence.id, confidential },
    })
  }

  /** [LEVEL-1] A referral that is closed asks nothing; [TAG-3] nor does what waits for a countersignature. */
  async function listAsking(db: Db, enrolmentIds: readonly string[], who: 'assessor' | 'learner'): Promise<string[]> {
    const tags = await listAskingTags(db, enrolmentIds, who === 'assessor' ? 'submitted' : 'referred')
    if (who === 'assessor') return tags.map(tag => tag.evidenceId)
    const isClosed = await findClosedReferrals(db, mappings, tags)
    return tags.filter(tag => !isClosed(tag)).map(tag => tag.evidenceId)
  }

  return {
    getEvidence: view,

    async listEvidence(
      actor: Actor,
      learnerId: string,
      query: Pick<EvidenceQuery, 'status' | 'search' | 'cursor'> & {
        enrolmentId?: string | undefined
        asks?: 'assessor' | 'learner' | undefined
        limit?: number | undefined
      },
    ) {
      const limit = query.limit ?? DEFAULT_PAGE
      return store.readTx(async db => {
        const accesses = await listLearnerAccess(db, actor, learnerId, now().today)
        const enrolmentIds = accesses
          .map(access => access.id)
          .filter(id => query.enrolmentId === undefined || id === query.enrolmentId)
        const only = query.asks === undefined ? undefined : await listAsking(db, enrolmentIds, query.asks)
        const records = await listEvidenceRecords(db, { ...query, learnerId, enrolmentIds, only, limit })
        const page = toPage(records, limit, record => [record.began, record.id])
        const counts = await countForSummaries(
          db,
          page.items.map(record => record.id),
        )
        const referred = page.items.filter(record => counts(record.id).tags.referred > 0).map(record => record.id)
        const closed = await countClosedReferrals(db, mappings, referred, enrolmentIds)
        return {
          evidence: page.items.map(record => toEvidenceSummary(record, counts(record.id), closed.get(record.id) ?? 0)),
          nextCursor: page.nextCursor,
        }
      })
    },

    /** A draft; or, from staff with decisions, an item that is written, submitted and decided in one act. */
    async addEvidence(actor: Actor, learnerId: string, evidence: NewEvidence): Promise<Evidence> {
      const evidenceId = ids.create('evd')
      await store.tx('addEvidence', db =>
        writeEvidence({ db, mappings, ids }, actor, now(), { ...evidence, evidenceId, learnerId }),
      )
      return view(actor, evidenceId)
    },

    async changeEvidence(actor: Actor, evidenceId: string, changes: EvidenceChanges): Promise<Evidence> {
      await store.tx('changeEvidence', async db => {
        const at = now()
        const loaded = await loadEvidence(db, actor, evidenceId, at)
        const { evidence } = loaded
        requireChangeEvidence(evidence, loaded.allTags, loaded.accesses, actor)
        await requireRevision(db, actor, loaded, changes.revision, at)
        const { revision: _, ...words } = changes
        // What the learner says is wrong may be the day or the title as well.
        const mends = toRecordStatus(evidence) === 'disputed'
        const namesOrDates = words.title !== undefined || words.occurredOn !== undefined
        const fixed = evidence.submitted !== null && !mends && namesOrDates
        if (fixed) throw appError('evidence.notDraft')
        const changed = Object.fromEntries(
          Object.entries(words).filter(
            ([key, value]) => value !== undefined && value !== evidence[key as keyof typeof words],
          ),
        )
        if (Object.keys(changed).length === 0) return
        await appendEntry(db, {
          ...ofEvidence(actor, evidence),
          kind: 'evidence.changed',
          data: { evidenceId, ...changed },
        })
      })
      return view(actor, evidenceId)
    },

    async markConfidential(actor: Actor, evidenceId: string, confidential: boolean): Promise<Evidence> {
      await store.tx('markConfidential', async db => {
        await appendConfidential(db, actor, await loadEvidence(db, actor, evidenceId, now()), confidential)
      })
      return view(actor, evidenceId)
    },

    /** A draft and its drafted tags; later, drafted tags and those that were referred. */
    async submitEvidence(
      actor: Actor,
      evidenceId: string,
      {
        revision,
        ownWork = false,
        confidential,
      }: { revision?: number | undefined; ownWork?: boolean | undefined; confidential?: boolean | undefined },
    ): Promise<Evidence> {
      await store.tx('submitEvidence', async db => {
        const at = now()
        const loaded = await loadEvidence(db, actor, evidenceId, at)
        const { evidence, tags, files, accesses } = loaded
        requireAuthor(evidence, accesses, actor)
        await requireRevision(db, actor, loaded, revision, at)
        if (loaded.uploadsUnderWay > 0) throw appError('evidence.uploadUnfinished')
        if (isEmpty(evidence, files.length)) throw appError('evidence.empty')
        const ready = tags.filter(tag => checkSubmit(toTagFact(tag), tag.decisions.map(toDecisionFact)).ok)
        const submittable = ready.filter(tag => isTagOpen(tag, accesses))
        if (submittable.length === 0) {
          if (ready.length > 0) throw appError('enrolment.ended')
          if (tags.length === 0) throw appError('evidence.noTags')
          throw appError('evidence.notDraft', {
            detail: `${evidence.reference} is submitted already; nothing of it was referred.`,
          })
        }
        if (evidence.learnerPersonId === actor.personId && !ownWork) throw appError('evidence.ownWorkNeeded')
        if (confidential !== undefined) await appendConfidential(db, actor, loaded, confidential)
        await appendEntry(db, {
          ...ofEvidence(actor, evidence),
          kind: 'evidence.submitted',
          data: { evidenceId, tagIds: submittable.map(tag => tag.id), ownWork },
        })
      })
      return view(actor, evidenceId)
    },

    async removeEvidence(
      actor: Actor,
      evidenceId: string,
      { revision, reason = '' }: { revision?: number | undefined; reason?: string | undefined },
    ): Promise<void> {
      await store.tx('removeEvidence', async db => {
        const at = now()
        const loaded = await loadEvidence(db, actor, evidenceId, at)
        const { evidence, allTags, accesses, resting } = loaded
        await requireRevision(db, actor, loaded, revision, at)
        const check = checkRemoval(evidence, allTags, accesses, actor, resting, reason)
        if (check === null) throw appError('access.refused')
        if (!check.ok) throw removalError(check.reason)
        await appendEntry(db, {
          ...ofEvidence(actor, evidence),
          kind: 'evidence.removed',
          data: { evidenceId, reason: reason === '' ? null : reason },
        })
      })
    },
  }
}
