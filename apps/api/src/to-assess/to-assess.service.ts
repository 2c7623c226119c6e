/** What waits: for an assessor, for a countersigner, and for the learner. */
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import { getCentreLimits } from '../centres/centres.repository.ts'
import { computeWaited } from '../clocks/breaks.model.ts'
import { listBreaksOf } from '../clocks/breaks.repository.ts'
import { toMark } from '../clocks/waiting-mark.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { listWrittenByStaff } from '../evidence/evidence.repository.ts'
import { findClosedReferrals } from '../evidence/evidence-view.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { DEFAULT_PAGE, toPage } from '../http/cursor.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import { toRecordState, toRecordStatus } from '../records/records.model.ts'
import { listChangeTimes } from '../records/records.repository.ts'
import { listTagRecords } from '../tags/tag-records.repository.ts'
import { type DecisionRecord, findStanding, findWaiting, type TagRecord } from '../tags/tags.model.ts'
import { computeWorkingDays } from '../working-days/working-days.ts'
import {
  countToAssess,
  countToCountersign,
  listItemsOfEnrolment,
  listToAssessRecords,
  listToCountersignRecords,
  type WaitingItem,
} from './to-assess.repository.ts'

/** How much of what was said lately a learner sees at once. */
const LATEST_FEEDBACK = 5

interface PageQuery {
  cursor?: string | undefined
  limit?: number | undefined
}

interface OfEnrolment {
  enrolmentId?: string | undefined
}

interface Dependencies {
  store: Store
  mappings: MappingReader
  clock: Clock
}

export function createToAssessService({ store, mappings, clock }: Dependencies) {
  const now = () => toMoment(clock)

  return {
    /** Of all enrolments that the actor assesses, or of one of them. */
    async listToAssess(actor: Actor, { cursor, limit = DEFAULT_PAGE, enrolmentId }: PageQuery & OfEnrolment) {
      const { at, today } = now()
      return store.readTx(async db => {
        const of = { ...actor, today, enrolmentId }
        const records = await listToAssessRecords(db, of, { cursor, limit })
        const page = toPage(records, limit, record => [
          record.submittedAt.getTime(),
          record.evidenceId,
          record.enrolmentId,
        ])
        const limits = await getCentreLimits(db, actor.centreId)
        const enrolmentIds = page.items.map(record => record.enrolmentId)
        const breaks = await listBreaksOf(db, enrolmentIds)
        const items = []
        for (const { learnerId, learnerName, mappingId, criterionIds, submittedAt, ...record } of page.items) {
          const off = breaks.get(record.enrolmentId) ?? []
          const workingDays = computeWaited(submittedAt, toCentreDay(submittedAt), at, today, off)
          items.push({
            ...record,
            learner: { id: learnerId, name: learnerName },
            submittedAt: submittedAt.toISOString(),
            workingDays,
            mark: toMark(workingDays, limits),
            unitNumbers: await listUnitNumbers(db, mappingId, criterionIds),
          })
        }
        return { items, total: await countToAssess(db, of), nextCursor: page.nextCursor }
      })
    },

    async listToCountersign(actor: Actor, { cursor, limit = DEFAULT_PAGE }: PageQuery) {
      const { at, today } = now()
      return store.readTx(async db => {
        const of = { ...actor, today }
        const records = await listToCountersignRecords(db, of, { cursor, limit })
        const page = toPage(records, limit, record => [record.decidedAt.getTime(), record.decisionId])
        const names = await listPersonNames(
          db,
          page.items.map(record => record.decidedBy),
        )
        const items = []
        for (const record of page.items) {
          const { learnerId, learnerName, mappingId, criterionId, ksbId, decidedBy, decidedAt, ...rest } = record
          const { criteria, ksbs } = indexMapping(await mappings.getMapping(db, mappingId))
          const found = criterionId === null ? undefined : criteria.get(criterionId)
          items.push({
            ...rest,
            learner: { id: learnerId, name: learnerName },
            ...(criterionId === null ? {} : { criterionId }),
            ...(ksbId === null ? {} : { ksbId }),
            unitNumber: found?.unit.number ?? null,
            number: found?.criterion.number ?? ksbs.get(ksbId ?? '')?.code ?? '',
            decidedBy: namesOf(names, decidedBy),
            decidedAt: decidedAt.toISOString(),
            workingDays: computeWorkingDays(decidedAt, at),
          })
        }
        return { items, total: await countToCountersign(db, of), nextCursor: page.nextCursor }
      })
    },

    async getWaiting(actor: Actor, enrolmentId: string) {
      return store.readTx(async db => {
        await getEnrolmentAccess(db, actor, enrolmentId, now().today)
        const items = await listItemsOfEnrolment(db, enrolmentId)
        const byId = new Map(items.map(item => [item.evidenceId, item]))
        const tags = (await listTagRecords(db, { enrolmentId })).filter(tag => byId.has(tag.evidenceId))
        const isClosed = await findClosedReferrals(db, mappings, tags)
        const open = tags.filter(tag => tag.status === 'referred' && !isClosed(tag))
        return {
          referrals: groupByAct(open, byId).map(({ item, decision, tags: ofAct }) => ({
            ...toItem(item),
            feedback: decision.feedback,
            dueOn: decision.dueOn,
            ...(decision.fallsShortOn.length > 0 && { fallsShortOn: decision.fallsShortOn }),
            decidedBy: decision.decidedBy,
            decidedAt: decision.decidedAt.toISOString(),
            tags: ofAct.map(toWaitingTag),
          })),
          drafts: items
            .filter(item => item.submitted === null)
            .map(item => ({
              ...toItem(item),
              addedAt: item.addedAt.toISOString(),
              tags: tags.filter(tag => tag.evidenceId === item.evidenceId).length,
            })),
          records: await listRecordsToAnswer(db, actor.centreId, enrolmentId),
          waitingForStaff: new Set(
            tags.filter(tag => tag.status === 'submitted' || findWaiting(tag) !== null).map(tag => tag.evidenceId),
          ).size,
          feedback: groupByAct(
            tags.filter(tag => tag.status === 'accepted' || tag.status === 'referred'),
            byId,
          )
            .slice(0, LATEST_FEEDBACK)
            .map(({ item, decision, tags: ofAct }) => ({
              evidenceId: item.evidenceId,
              reference: item.reference,
              title: item.title,
              outcome: decision.outcome,
              feedback: decision.feedback,
              decidedBy: decision.decidedBy,
              decidedAt: decision.decidedAt.toISOString(),
              tags: ofAct.map(toWaitingTag),
              isClosed: decision.outcome === 'referred' && ofAct.every(isClosed),
            })),
        }
      })
    },
  }

  async function listRecordsToAnswer(db: Db, centreId: string, enrolmentId: string) {
    const written = await listWrittenByStaff(db, enrolmentId)
    const asking = written.filter(record => ['toConfirm', 'changedSince'].includes(toRecordStatus(record) ?? ''))
    const changes = await listChangeTimes(
      db,
      asking.map(record => record.id),
    )
    const { recordDays: allowedDays } = await getCentreLimits(db, centreId)
    return asking.flatMap(record => {
      const { id: evidenceId, reference, title, method, authorName: writtenBy } = record
      const state = toRecordState(record, { changedAt: changes.get(evidenceId) ?? null, allowedDays }, clock.now(), {
        answer: false,
      })
      if (state === null) return []
      return [{ evidenceId, reference, title, method, writtenBy, askedAt: state.askedAt, isOverdue: state.isOverdue }]
    })
  }

  async function listUnitNumbers(db: Db, mappingId: string, criterionIds: readonly string[]): Promise<number[]> {
    const { criteria } = indexMapping(await mappings.getMapping(db, mappingId))
    return [...new Set(criterionIds.flatMap(id => criteria.get(id)?.unit.number ?? []))].sort((a, b) => a - b)
  }
}

const toItem = ({ evidenceId, reference, title, method }: WaitingItem) => ({ evidenceId, reference, title, method })

const toWaitingTag = ({ id, criterionId, ksbId }: TagRecord) => ({
  tagId: id,
  ...(criterionId === null ? {} : { criterionId }),
  ...(ksbId === null ? {} : { ksbId }),
})

interface Act {
  item: WaitingItem
  decision: DecisionRecord
  tags: TagRecord[]
}

/** Said once, shown once: tags of one item that were decided in one act with the same words. Newest first. */
function groupByAct(tags: readonly TagRecord[], items: ReadonlyMap<string, WaitingItem>): Act[] {
  const acts = new Map<string, Act>()
  for (const tag of tags) {
    const decision = findStanding(tag)
    const item = items.get(tag.evidenceId)
    if (decision === null || item === undefined) continue
    const key = JSON.stringify([tag.evidenceId, decision.began, decision.outcome, decision.feedback, decision.dueOn])
    const act = acts.get(key) ?? { item, decision, tags: [] }
    act.tags.push(tag)
    acts.set(key, act)
  }
  return [...acts.values()].sort((a, b) => b.decision.began - a.decision.began)
}
