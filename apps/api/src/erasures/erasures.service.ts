import type { Erasable, ErasableWords, Evidence } from '@crosswalk/contracts'
import {
  checkErase,
  computeProgressRowFacts,
  type ErasureChoice,
  listResting,
  type ProgressRowFacts,
} from '@crosswalk/progress'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store, StoreLogger } from '../db/store.ts'
import { toExplainedDecision } from '../decisions/explained-decision.ts'
import { getEnrolmentFrame } from '../enrolments/enrolment-frame.repository.ts'
import { toEvidenceFile } from '../evidence/evidence.model.ts'
import {
  getEvidenceView,
  type LoadedEvidence,
  loadEvidence,
  toEvidenceView,
} from '../evidence/evidence-view.repository.ts'
import { ofEvidence } from '../evidence/of-evidence.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { removeErasedBytes } from '../files/erased-bytes.ts'
import { removeStrayParts } from '../files/stray-parts.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping, type MappingIndex } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { findEnrolmentFacts } from '../progress-rows/enrolment-facts.repository.ts'
import type { TagRecord } from '../tags/tags.model.ts'
import { requireErase } from './erasures.policy.ts'
import {
  type EvidenceTexts,
  eraseTexts,
  findEvidenceTexts,
  forgetCopies,
  type LedgerText,
  listHeldFiles,
  listJudgements,
} from './erasures.repository.ts'

export interface Erasing {
  revision: number
  fileIds: readonly string[]
  words: readonly ErasableWords[]
  decisions: readonly { decisionId: string; choice: ErasureChoice }[]
  reason: string
}

interface Dependencies {
  store: Store
  blobs: BlobStore
  mappings: MappingReader
  clock: Clock
  ids: Ids
  logger: StoreLogger
  uploadsFolder: string
}

export function createErasuresService({ store, blobs, mappings, clock, ids, logger, uploadsFolder }: Dependencies) {
  const now = () => toMoment(clock)

  async function load(db: Db, actor: Actor, evidenceId: string): Promise<LoadedEvidence> {
    const loaded = await loadEvidence(db, actor, evidenceId, now())
    requireErase(loaded)
    return loaded
  }

  /** "U6 2.1", "K7" */
  async function listTargets(db: Db, tags: readonly TagRecord[]): Promise<(tag: TagRecord) => string> {
    const indexes = new Map<string, MappingIndex>()
    for (const enrolmentId of new Set(tags.map(tag => tag.enrolmentId))) {
      indexes.set(enrolmentId, indexMapping((await getEnrolmentFrame(db, mappings, enrolmentId)).mapping))
    }
    return ({ enrolmentId, criterionId, ksbId }) => {
      const index = indexes.get(enrolmentId)
      const found = index?.criteria.get(criterionId ?? '')
      if (found !== undefined) return `U${found.unit.number} ${found.criterion.number}`
      return index?.ksbs.get(ksbId ?? '')?.code ?? 'A tag'
    }
  }

  return {
    async getErasable(actor: Actor, evidenceId: string): Promise<Erasable> {
      return store.readTx(async db => {
        const { evidence, allTags } = await load(db, actor, evidenceId)
        const targets = await listTargets(db, allTags)
        const { words } = await findEvidenceTexts(db, actor.centreId, evidenceId)
        const judgements = new Map((await listJudgements(db, evidenceId)).map(one => [one.id, one]))
        return {
          revision: evidence.revision,
          files: (await listHeldFiles(db, evidenceId)).map(({ isCurrent, isHeldElsewhere, ...file }) => ({
            ...toEvidenceFile(file),
            isCurrent,
            isHeldElsewhere,
          })),
          words: [...words].flatMap(([name, texts]) => (texts.length > 0 ? [{ name, words: evidence[name] }] : [])),
          decisions: allTags.flatMap(tag =>
            tag.decisions.flatMap(decision => {
              const judged = judgements.get(decision.id)
              if (judged === undefined) return []
              const { tagId, enrolmentId, fileIds } = judged
              return [{ decision: toExplainedDecision(decision), tagId, enrolmentId, target: targets(tag), fileIds }]
            }),
          ),
        }
      })
    },

    /** [TAG-5] The rows as they would be. */
    async previewFalls(actor: Actor, evidenceId: string, fallIds: readonly string[]) {
      return store.readTx(async db => {
        await load(db, actor, evidenceId)
        const falling = (await listJudgements(db, evidenceId)).filter(({ id }) => fallIds.includes(id))
        const rows = []
        for (const enrolmentId of new Set(falling.map(one => one.enrolmentId))) {
          const loaded = await findEnrolmentFacts(db, enrolmentId)
          if (loaded === null) continue
          const { facts, programme, mappingId } = loaded
          const decisions = facts.decisions.filter(({ id }) => !fallIds.includes(id))
          const mapping = await mappings.getMapping(db, mappingId)
          rows.push({ enrolmentId, ...computeProgressRowFacts(mapping, programme, { ...facts, decisions }) })
        }
        return { rows: rows.map(toWireFacts) }
      })
    },

    /** For good. One entry says who, why, of what, and which decisions fell with it. */
    async erase(actor: Actor, evidenceId: string, erasing: Erasing): Promise<Evidence> {
      await store.tx('erase', async db => {
        const loaded = await load(db, actor, evidenceId)
        const { evidence } = loaded
        if (evidence.revision !== erasing.revision) {
          const current = await toEvidenceView(db, mappings, actor, loaded, now())
          throw appError('conflict.stale', { extra: { current } })
        }
        const held = await listHeldFiles(db, evidenceId)
        const fileIds = [...new Set(erasing.fileIds)]
        if (fileIds.some(id => !held.some(file => file.id === id))) throw appError('erasure.nothingLeft')
        const texts = await findEvidenceTexts(db, actor.centreId, evidenceId)
        const words = withShared(texts, [...new Set(erasing.words)])
        if (words.some(name => (texts.words.get(name) ?? []).length === 0)) throw appError('erasure.nothingLeft')

        const judgements = await listJudgements(db, evidenceId)
        const resting = listResting(judgements, { words, fileIds }).map(({ id }) => id)
        const check = checkErase(resting, erasing.decisions)
        if (!check.ok) {
          if (check.reason === 'choiceMissing') throw appError('erasure.choiceNeeded')
          throw invalidField('decisions', 'One of these decisions does not rest on what is erased, or is named twice.')
        }
        const gone = listGone(texts, words, fileIds)
        const { at } = await appendEntry(db, {
          ...ofEvidence(actor, evidence),
          kind: 'evidence.erased',
          data: {
            erasureId: ids.create('ers'),
            evidenceId,
            fileIds,
            words,
            reason: erasing.reason,
            texts: gone,
            stand: [...check.standIds],
            fall: judgements.flatMap(({ id, tagId, enrolmentId }) =>
              check.fallIds.includes(id) ? [{ decisionId: id, tagId, enrolmentId }] : [],
            ),
          },
        })
        await eraseTexts(db, actor.centreId, gone, at)
        await forgetCopies(db, evidenceId, fileIds)
      })
      await this.removeBytes()
      return store.readTx(db => getEvidenceView(db, mappings, actor, evidenceId, now()))
    },

    /** What the erasure left on the disk. Where it can't be done now, the next hour or the next start does it. */
    async removeBytes(): Promise<void> {
      try {
        await removeErasedBytes({ store, blobs })
        await removeStrayParts({ store, folder: uploadsFolder })
        await store.forgetOldPages()
      } catch (error) {
        logger.error({ err: error }, 'What was erased is still on the disk. It is tried again.')
      }
    },
  }
}

/** The same words under two names in one entry are kept once: they go together. */
function withShared({ words }: EvidenceTexts, chosen: readonly ErasableWords[]): ErasableWords[] {
  const gone = new Set(chosen.flatMap(name => (words.get(name) ?? []).map(toKey)))
  const shared = [...words].filter(([, texts]) => texts.some(text => gone.has(toKey(text)))).map(([name]) => name)
  const all = [...new Set([...chosen, ...shared])]
  return all.length === chosen.length ? all : withShared({ words, fileNames: new Map() }, all)
}

function listGone(
  texts: EvidenceTexts,
  words: readonly ErasableWords[],
  fileIds: readonly string[],
): { sequence: number; hash: string }[] {
  const gone = [
    ...words.flatMap(name => texts.words.get(name) ?? []),
    ...fileIds.flatMap(id => texts.fileNames.get(id) ?? []),
  ]
  return [...new Map(gone.map(text => [toKey(text), text])).values()]
}

const toKey = ({ sequence, hash }: LedgerText): string => `${sequence}/${hash}`

const toWireFacts = ({ enrolmentId, ...row }: ProgressRowFacts & { enrolmentId: string }) => ({
  enrolmentId,
  unitIds: [...row.unitIds],
  notApplying: [...row.notApplying],
  levels: row.levels,
  openReferrals: [...row.openReferrals],
  ksbEvidence: [...row.ksbEvidence],
  confirmations: [...row.confirmations],
  flags: [...row.flags],
})
