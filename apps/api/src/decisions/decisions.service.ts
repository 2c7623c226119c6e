import type { Evidence, ExplainedDecision } from '@crosswalk/contracts'
import { checkCorrect, checkCountersign, checkDecide, checkUndo } from '@crosswalk/progress'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { type Moment, toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { getEnrolmentFrame } from '../enrolments/enrolment-frame.repository.ts'
import { isEmpty } from '../evidence/evidence.model.ts'
import {
  getEvidenceView,
  type LoadedEvidence,
  loadEvidence,
  reloadDecisions,
  toEvidenceView,
  toRestingOn,
} from '../evidence/evidence-view.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import {
  type DecisionRecord,
  findStanding,
  findWaiting,
  type TagRecord,
  toDecisionFact,
  toTagFact,
} from '../tags/tags.model.ts'
import { requireCountersign, requireDecideOn } from './decisions.policy.ts'
import { findEvidenceIdOfDecision, listEvidenceIdsOfDecisions } from './decisions.repository.ts'
import { describeDecision } from './describe-decision.ts'
import { toExplainedDecision } from './explained-decision.ts'
import { isScopeEmpty, makeDecisions, requireFeedback, toShortfall, type Verdict } from './make-decisions.ts'
import { isInTraining } from './training.repository.ts'

interface Dependencies {
  store: Store
  mappings: MappingReader
  clock: Clock
  ids: Ids
}

interface Found {
  loaded: LoadedEvidence
  tag: TagRecord
  decision: DecisionRecord
  access: EnrolmentAccess
}

export function createDecisionsService({ store, mappings, clock, ids }: Dependencies) {
  const now = () => toMoment(clock)
  const view = (actor: Actor, evidenceId: string) =>
    store.readTx(db => getEvidenceView(db, mappings, actor, evidenceId, now()))

  /** Somebody else's decision is not found, like one that never was. */
  async function getDecision(db: Db, actor: Actor, decisionId: string, at: Moment): Promise<Found> {
    const evidenceId = await findEvidenceIdOfDecision(db, decisionId)
    if (evidenceId === null) throw appError('record.notFound')
    const loaded = await loadEvidence(db, actor, evidenceId, at)
    const { tag, decision } = findIn(loaded, decisionId)
    return { loaded, tag, decision, access: getAccess(loaded, tag) }
  }

  async function getExplained(actor: Actor, decisionId: string): Promise<ExplainedDecision> {
    return store.readTx(async db => toExplainedDecision((await getDecision(db, actor, decisionId, now())).decision))
  }

  return {
    /** All or none. */
    async decide(
      actor: Actor,
      evidenceId: string,
      { revision, decisions }: { revision: number; decisions: readonly (Verdict & { tagId: string })[] },
    ): Promise<Evidence> {
      return store.tx('decide', async db => {
        const at = now()
        const loaded = await loadEvidence(db, actor, evidenceId, at)
        const { evidence, files } = loaded
        const tags = requireTags(loaded, decisions)
        for (const tag of tags) requireDecideOn(evidence, getAccess(loaded, tag), actor)
        for (const [index, tag] of tags.entries()) requireUndecided(tag, index)
        if (evidence.revision !== revision) {
          throw appError('conflict.stale', {
            extra: { current: await toEvidenceView(db, mappings, actor, loaded, at) },
          })
        }
        // [TAG-5] After an erasure there may be nothing left to look at: then it can still be referred.
        if (isEmpty(evidence, files.length) && decisions.some(({ outcome }) => outcome === 'accepted')) {
          throw appError('evidence.empty', emptied(loaded))
        }
        for (const enrolmentId of new Set(tags.map(tag => tag.enrolmentId))) {
          await makeDecisions({ db, mappings, ids }, actor, {
            ...at,
            enrolmentId,
            evidence: { ...evidence, fileIds: files.map(file => file.id) },
            decisions: decisions.flatMap((decision, index) => {
              const tag = tags[index]
              return tag?.enrolmentId === enrolmentId ? [{ ...decision, ksbId: tag.ksbId }] : []
            }),
          })
        }
        return toEvidenceView(db, mappings, actor, await reloadDecisions(db, loaded), at)
      })
    },

    /** [TAG-1] Supersedes a decision that stands. In training it waits, and changes nothing until countersigned [TAG-3]. */
    async correctDecision(
      actor: Actor,
      decisionId: string,
      { reason, ...verdict }: Verdict & { reason: string },
    ): Promise<ExplainedDecision> {
      const correctionId = ids.create('dec')
      await store.tx('correctDecision', async db => {
        const at = now()
        const { loaded, tag, decision, access } = await getDecision(db, actor, decisionId, at)
        const { evidence, files } = loaded
        requireDecideOn(evidence, access, actor)
        const check = checkCorrect(toDecisionFact(decision), toTagFact(tag), tag.decisions.map(toDecisionFact), {
          reason,
        })
        if (!check.ok) throw correctionError(check.reason, tag)
        requireFeedback([verdict], (_, field) => field)
        const frame = await getEnrolmentFrame(db, mappings, tag.enrolmentId)
        const { outcome, feedback = null, dueOn = null } = verdict
        await appendEntry(db, {
          ...toWhere(actor, loaded, tag.enrolmentId),
          kind: 'decision.corrected',
          data: {
            decisionId: correctionId,
            tagId: tag.id,
            outcome,
            feedback,
            dueOn,
            ...toShortfall(verdict),
            scopeWasEmpty: isScopeEmpty(frame, tag.ksbId),
            evidenceId: evidence.id,
            enrolmentId: tag.enrolmentId,
            evidenceRevision: evidence.revision,
            fileIds: files.map(file => file.id),
            countersignatureRequired: await isInTraining(db, actor.personId, at.today),
            supersedes: decisionId,
            reason,
          },
        })
      })
      return getExplained(actor, correctionId)
    },

    /** [TAG-1] Slips of one's own on one item, within ten minutes. All or none. */
    async undoDecisions(actor: Actor, evidenceId: string, decisionIds: readonly string[]): Promise<Evidence> {
      await store.tx('undoDecisions', async db => {
        const at = now()
        const loaded = await loadEvidence(db, actor, evidenceId, at)
        const found = [...new Set(decisionIds)].map(decisionId => findIn(loaded, decisionId))
        for (const { decision } of found) requireUndo(actor, loaded, decision, at)
        for (const enrolmentId of new Set(found.map(({ tag }) => tag.enrolmentId))) {
          const ofEnrolment = found.filter(({ tag }) => tag.enrolmentId === enrolmentId)
          await appendEntry(db, {
            ...toWhere(actor, loaded, enrolmentId),
            kind: 'decisions.undone',
            data: {
              decisionIds: ofEnrolment.map(({ decision }) => decision.id),
              tagIds: [...new Set(ofEnrolment.map(({ tag }) => tag.id))],
              enrolmentId,
            },
          })
        }
      })
      return view(actor, evidenceId)
    },

    async undoDecision(actor: Actor, decisionId: string): Promise<Evidence> {
      const evidenceId = await findEvidenceIdOfDecision(store.read, decisionId)
      if (evidenceId === null) throw appError('record.notFound')
      return this.undoDecisions(actor, evidenceId, [decisionId])
    },

    /** [TAG-3] From now on it stands. */
    async countersignDecision(actor: Actor, decisionId: string): Promise<ExplainedDecision> {
      await this.countersignDecisions(actor, [decisionId])
      return getExplained(actor, decisionId)
    },

    /** [TAG-3] Of whatever evidence, all or none. One entry for each item and enrolment. */
    async countersignDecisions(actor: Actor, decisionIds: readonly string[]): Promise<{ countersigned: number }> {
      const wanted = [...new Set(decisionIds)]
      await store.tx('countersignDecisions', async db => {
        const at = now()
        const evidenceIds = await listEvidenceIdsOfDecisions(db, wanted)
        if (evidenceIds.size < wanted.length) throw appError('record.notFound')
        const isTrainee = await isInTraining(db, actor.personId, at.today)
        for (const evidenceId of new Set(evidenceIds.values())) {
          const loaded = await loadEvidence(db, actor, evidenceId, at)
          const ofItem = wanted.filter(id => evidenceIds.get(id) === evidenceId).map(id => findIn(loaded, id))
          for (const { tag, decision } of ofItem) {
            requireCountersign(loaded.evidence, getAccess(loaded, tag), actor, decision.decidedBy.id)
            if (isTrainee) {
              throw appError('access.refused', {
                detail: 'You are in training yourself, so somebody else countersigns this.',
              })
            }
            requireWaiting(actor, loaded, tag, decision, wanted.length > 1)
          }
          for (const enrolmentId of new Set(ofItem.map(({ tag }) => tag.enrolmentId))) {
            const signed = ofItem
              .filter(({ tag }) => tag.enrolmentId === enrolmentId)
              .map(({ tag, decision }) => ({ decisionId: decision.id, tagId: tag.id }))
            const [only] = signed
            const where = toWhere(actor, loaded, enrolmentId)
            if (signed.length === 1 && only !== undefined) {
              await appendEntry(db, { ...where, kind: 'decision.countersigned', data: { ...only, enrolmentId } })
            } else {
              await appendEntry(db, {
                ...where,
                kind: 'decisions.countersigned',
                data: { decisions: signed, enrolmentId },
              })
            }
          }
        }
      })
      return { countersigned: wanted.length }
    },
  }
}

const toWhere = (actor: Actor, { evidence }: LoadedEvidence, enrolmentId: string) => ({
  centreId: actor.centreId,
  actorId: actor.personId,
  learnerId: evidence.learnerId,
  enrolmentId,
  evidenceId: evidence.id,
})

/** Of an enrolment that the person does not see it is not found. */
function findIn({ tags }: LoadedEvidence, decisionId: string): { tag: TagRecord; decision: DecisionRecord } {
  for (const tag of tags) {
    const decision = tag.decisions.find(({ id }) => id === decisionId)
    if (decision !== undefined) return { tag, decision }
  }
  throw appError('record.notFound')
}

function requireWaiting(
  actor: Actor,
  { evidence }: LoadedEvidence,
  tag: TagRecord,
  decision: DecisionRecord,
  isOneOfMany: boolean,
): void {
  const check = checkCountersign(toDecisionFact(decision), toTagFact(tag), tag.decisions.map(toDecisionFact), {
    actorIsDecider: decision.decidedBy.id === actor.personId,
  })
  if (check.ok) return
  if (check.reason === 'ownDecision') throw appError('access.separation')
  throw appError(
    'decision.nothingToCountersign',
    isOneOfMany
      ? {
          detail: `A decision on ${evidence.reference} does not wait any more, so nothing was countersigned. Look again.`,
        }
      : {},
  )
}

/** The tags are of enrolments that the person sees; others are not found. */
function getAccess({ accesses }: LoadedEvidence, tag: TagRecord): EnrolmentAccess {
  const access = accesses.get(tag.enrolmentId)
  if (access === undefined) throw appError('record.notFound')
  return access
}

function requireTags({ tags }: LoadedEvidence, decisions: readonly { tagId: string }[]): TagRecord[] {
  const byId = new Map(tags.map(tag => [tag.id, tag]))
  const seen = new Set<string>()
  return decisions.map(({ tagId }, index) => {
    const tag = byId.get(tagId)
    if (tag === undefined)
      throw appError('record.notFound', { detail: 'One of the tags is not on this evidence any more.' })
    if (seen.has(tagId)) {
      const errors = [{ path: `decisions.${index}.tagId`, message: 'This tag is decided twice in one request.' }]
      throw appError('request.invalid', { errors })
    }
    seen.add(tagId)
    return tag
  })
}

/** [TAG-1] At most one decision stands: a second is refused with the standing one named. */
function requireUndecided(tag: TagRecord, index: number): void {
  const check = checkDecide(toTagFact(tag), tag.decisions.map(toDecisionFact))
  if (check.ok) return
  const path = `decisions.${index}.tagId`
  const standing = findStanding(tag) ?? findWaiting(tag)
  switch (check.reason) {
    case 'alreadyDecided':
    case 'decisionWaiting': {
      const detail = standing === null ? undefined : `${describeDecision(standing)} Correct that decision instead.`
      throw appError('decision.standing', detail === undefined ? {} : { detail, errors: [{ path, message: detail }] })
    }
    case 'removed':
    case 'notSubmitted':
      throw appError('decision.notSubmitted', { errors: [{ path, message: 'This tag does not wait for a decision.' }] })
  }
}

function correctionError(reason: Exclude<ReturnType<typeof checkCorrect>, { ok: true }>['reason'], tag: TagRecord) {
  switch (reason) {
    case 'ended':
    case 'removed':
      return appError('decision.superseded')
    case 'waitsForCountersignature':
      return appError('decision.superseded', {
        detail: 'This decision waits for a countersignature. Undo it, or have it countersigned first.',
      })
    case 'decisionWaiting': {
      const waiting = findWaiting(tag)
      return appError('decision.standing', {
        detail:
          `${waiting === null ? '' : describeDecision(waiting)} That correction waits for a countersignature.`.trim(),
      })
    }
    case 'reasonMissing':
      return appError('request.invalid', { errors: [{ path: 'reason', message: 'Say why you correct it.' }] })
  }
}

function requireUndo(actor: Actor, { resting }: LoadedEvidence, decision: DecisionRecord, { at }: Moment): void {
  const check = checkUndo(toDecisionFact(decision), {
    now: at,
    decidedAt: decision.decidedAt,
    actorIsDecider: decision.decidedBy.id === actor.personId,
    restingOn: toRestingOn(decision, resting),
  })
  if (check.ok) return
  switch (check.reason) {
    case 'ended':
      throw appError('decision.superseded')
    case 'notDecider':
      throw appError('decision.notYours')
    case 'tooLate':
    case 'signedOff':
    case 'countersigned':
    case 'sampled':
      throw appError('decision.undoOver')
  }
}

function emptied({ tombstones }: LoadedEvidence): { detail?: string } {
  if (tombstones.length === 0) return {}
  return { detail: 'What was here is erased. Refer it and say what is needed, or mark it as not used.' }
}
