import type { Evidence, RecordOutcome } from '@crosswalk/contracts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import { getEvidenceView, loadEvidence, toEvidenceView } from '../evidence/evidence-view.repository.ts'
import { ofEvidence } from '../evidence/of-evidence.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { requireAnswer } from './records.policy.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export interface RecordAnswer {
  revision: number
  outcome: RecordOutcome
  statement?: string | undefined
}

export function createRecordsService({ store, clock, ids, mappings }: Dependencies) {
  return {
    /** Of the words and files that were read: others want another answer. Said again, it stands as it was. */
    async answerRecord(
      actor: Actor,
      evidenceId: string,
      { revision, outcome, statement = '' }: RecordAnswer,
    ): Promise<Evidence> {
      const at = toMoment(clock)
      await store.tx('answerRecord', async db => {
        const loaded = await loadEvidence(db, actor, evidenceId, at)
        const { evidence, accesses } = loaded
        requireAnswer(evidence, accesses, actor)
        if (evidence.revision !== revision) {
          const current = await toEvidenceView(db, mappings, actor, loaded, at)
          throw appError('conflict.stale', { extra: { current } })
        }
        const stands = evidence.answer
        const isSaid = stands?.evidenceRevision === revision && stands.outcome === outcome
        if (isSaid && (outcome === 'confirmed' || stands.statement === statement)) return
        const where = {
          ...ofEvidence(actor, evidence),
        }
        const data = { answerId: ids.create('rca'), evidenceId, evidenceRevision: revision }
        if (outcome === 'confirmed') await appendEntry(db, { ...where, kind: 'record.confirmed', data })
        else await appendEntry(db, { ...where, kind: 'record.disputed', data: { ...data, statement } })
      })
      return store.readTx(db => getEvidenceView(db, mappings, actor, evidenceId, at))
    },
  }
}
