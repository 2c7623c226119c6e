/** Monday, who needs me. A dozen queries, whether for four enrolments or four hundred. */
import type { CaseloadRow, RelationshipKind } from '@crosswalk/contracts'
import { createProgressTable, isAtLeast, toLevel } from '@crosswalk/progress'
import { getCentreLimits, type Limits } from '../centres/centres.repository.ts'
import { type Break, computeTimeGone, computeWaited } from '../clocks/breaks.model.ts'
import { listBreaks } from '../clocks/breaks.repository.ts'
import { toMark } from '../clocks/waiting-mark.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import { type Moment, toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { listAnnounced } from '../enrolments/statuses.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping, type MappingIndex } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import { toLineStanding } from '../plans/plans.model.ts'
import { listPlanRecords, type PlanRecord } from '../plans/plans.repository.ts'
import { listProgrammeVersions } from '../progress/progress.repository.ts'
import { requireCaseload, toCaseloadCan } from './caseload.policy.ts'
import {
  type AssessorRecord,
  type CaseloadRecord,
  countCaseload,
  countDrafts,
  countReturnsOverdue,
  listCaseloadPeople,
  listCaseloadRecords,
  listCovers,
  listReferredTags,
  listWaitingItems,
  ofCaseload,
  type ReferredTag,
  type WaitingItems,
} from './caseload.repository.ts'

interface Dependencies {
  store: Store
  clock: Clock
  mappings: MappingReader
}

/** What is absent stays as it is. */
type GivenLimits = Omit<Limits, 'recordDays'> & { recordDays?: number | undefined }
const LIMIT_NAMES = ['lateDays', 'veryLateDays', 'recordDays'] as const

const KINDS: readonly RelationshipKind[] = ['assessor', 'tutor']

export function createCaseloadService({ store, clock, mappings }: Dependencies) {
  return {
    getCaseload: (actor: Actor, query: { of?: 'own' | 'centre' | undefined; show?: 'active' | 'away' | undefined }) =>
      store.readTx(async db => {
        const moment = toMoment(clock)
        const { today } = moment
        const of = requireCaseload(actor, query.of)
        const { show = 'active' } = query
        const kinds = KINDS.filter(kind => actor.roles.includes(kind === 'tutor' ? 'tutor' : 'assessor'))
        const asked = { centreId: actor.centreId, personId: of === 'own' ? actor.personId : null, kinds, today }
        const which = ofCaseload(db, { ...asked, show })
        const limits = await getCentreLimits(db, actor.centreId)
        const records = await listCaseloadRecords(db, which)
        const related = await listCaseloadPeople(db, which, today)
        const covers = await listCovers(db, actor, today)
        const names = await listPersonNames(db, [
          ...related.flatMap(one => [one.personId, one.coveringFor]),
          ...covers.map(cover => cover.coveringFor),
        ])
        const frames = await readFrames(db, records)
        const parts: Parts = {
          moment,
          limits,
          names,
          related: group(related),
          frames,
          waiting: new Map(
            (await listWaitingItems(db, which, asked.personId)).map(items => [items.enrolmentId, items]),
          ),
          referred: group(await listReferredTags(db, which)),
          drafts: await countDrafts(db, which),
          plans: new Map((await listPlanRecords(db, which)).map(plan => [plan.enrolmentId, plan])),
          breaks: await listBreaks(db, which),
          announced: await listAnnounced(db, which),
        }
        return {
          of,
          can: toCaseloadCan(actor),
          limits,
          today,
          rows: records.map(record => toRow(record, parts)),
          others: await countCaseload(db, ofCaseload(db, { ...asked, show: show === 'active' ? 'away' : 'active' })),
          returnsOverdue: await countReturnsOverdue(db, ofCaseload(db, { ...asked, show: 'away' }), today),
          covers: covers.map(({ coveringFor, to, learners }) => ({
            person: namesOf(names, coveringFor),
            to,
            learners,
          })),
          people: Object.fromEntries(
            related
              .filter(({ kind }) => kind === 'assessor')
              .map(({ personId }) => [personId, names.get(personId) ?? '']),
          ),
        }
      }),

    async setLimits(actor: Actor, limits: GivenLimits): Promise<void> {
      await store.tx('setCentreLimits', async db => {
        const standing = await getCentreLimits(db, actor.centreId)
        const data = { ...standing, ...limits, recordDays: limits.recordDays ?? standing.recordDays }
        if (LIMIT_NAMES.every(name => data[name] === standing[name])) return
        const { centreId, personId: actorId } = actor
        await appendEntry(db, { centreId, actorId, kind: 'centre.changed', data })
      })
    },
  }

  /** What a programme's rows are read with, once for each version that some follow: criteria, and totals of every row. */
  async function readFrames(db: Db, records: readonly CaseloadRecord[]): Promise<Map<string, Frame>> {
    const toVersionKey = (programmeId: string, version: number) => `${programmeId} ${version}`
    const byVersion = groupBy(records, record => toVersionKey(record.programmeId, record.programmeVersion))
    const followed = [...byVersion.values()].flatMap(([first]) =>
      first === undefined ? [] : [{ programmeId: first.programmeId, version: first.programmeVersion }],
    )
    const programmes = await listProgrammeVersions(db, followed)
    const frames = new Map<string, Frame>()
    for (const programme of programmes) {
      const { compiled, criteria } = indexMapping(await mappings.getMapping(db, programme.mappingId))
      const ofProgramme = byVersion.get(toVersionKey(programme.programmeId, programme.version)) ?? []
      const facts = ofProgramme.map(({ progress }) => ({
        ...progress.facts,
        criteriaKey: progress.criteriaKey,
        levels: progress.levels,
      }))
      const table = createProgressTable(compiled, programme, facts)
      for (const [at, { enrolmentId }] of ofProgramme.entries()) {
        const total = { inScope: table.total(at, 'criteriaInScope'), accepted: table.total(at, 'criteriaAccepted') }
        frames.set(enrolmentId, { criteria, total })
      }
    }
    return frames
  }
}

interface Frame {
  criteria: MappingIndex['criteria']
  total: { inScope: number; accepted: number }
}

interface Parts {
  moment: Moment
  limits: Limits
  names: ReadonlyMap<string, string>
  related: ReadonlyMap<string, AssessorRecord[]>
  frames: ReadonlyMap<string, Frame>
  waiting: ReadonlyMap<string, WaitingItems>
  referred: ReadonlyMap<string, ReferredTag[]>
  drafts: ReadonlyMap<string, number>
  plans: ReadonlyMap<string, PlanRecord>
  breaks: ReadonlyMap<string, Break[]>
  announced: Awaited<ReturnType<typeof listAnnounced>>
}

const group = <T extends { enrolmentId: string }>(rows: readonly T[]) => groupBy(rows, row => row.enrolmentId)

function groupBy<T>(rows: readonly T[], toKey: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const known = groups.get(toKey(row))
    if (known === undefined) groups.set(toKey(row), [row])
    else known.push(row)
  }
  return groups
}

function toRow(record: CaseloadRecord, parts: Parts): CaseloadRow {
  const { enrolmentId, progress } = record
  const { moment, names } = parts
  const frame = parts.frames.get(enrolmentId)
  if (frame === undefined) throw new Error(`Enrolment ${enrolmentId} has no programme.`)
  const breaks = parts.breaks.get(enrolmentId) ?? []
  const plan = parts.plans.get(enrolmentId)
  const unitIds = new Set(progress.facts.unitIds)
  const { criteria } = frame
  const lines = (plan?.lines ?? []).map(line =>
    toLineStanding(line, { criteria, unitIds, levels: progress.levels, breaks, today: moment.today }),
  )
  const visit = plan?.nextVisit ?? null
  return {
    enrolmentId,
    learner: { id: record.learnerId, name: record.learnerName },
    employer: record.employer,
    programme: { id: record.programmeId, name: record.programmeName },
    cohort: record.cohortId === null ? null : { id: record.cohortId, name: record.cohortName ?? '' },
    startsOn: record.startsOn,
    plannedEndOn: record.plannedEndOn,
    time: computeTimeGone(record.startsOn, record.plannedEndOn, moment.today, breaks),
    criteria: frame.total,
    toAssess: toWaiting(parts.waiting.get(enrolmentId), parts, breaks),
    waiting: {
      referred: countReferred(parts.referred.get(enrolmentId) ?? [], progress.levels, criteria),
      drafts: parts.drafts.get(enrolmentId) ?? 0,
      planned: lines.filter(({ state }) => state === 'open').length,
      toAgree: plan !== undefined && plan.agreedAt === null,
    },
    overdue: lines.filter(({ isOverdue }) => isOverdue).length,
    lastActivityAt: record.lastActivityAt?.toISOString() ?? null,
    // One that is over is no next one.
    nextVisit: visit !== null && visit.on >= moment.today ? visit : null,
    status: record.status,
    statusSince: record.statusSince,
    expectedReturnOn: record.expectedReturnOn,
    isReturnOverdue:
      record.status === 'onBreak' && record.expectedReturnOn !== null && record.expectedReturnOn < moment.today,
    announced: parts.announced.get(enrolmentId) ?? null,
    assessors: (parts.related.get(enrolmentId) ?? [])
      .filter(({ kind }) => kind === 'assessor')
      .map(({ personId, coveringFor, to }) => ({
        id: personId,
        coveringFor: coveringFor === null ? null : namesOf(names, coveringFor),
        to,
      })),
  }
}

/** What was submitted first has waited longest, whatever breaks there were since. */
function toWaiting(items: WaitingItems | undefined, { moment, limits }: Parts, breaks: readonly Break[]) {
  if (items === undefined) return { count: 0, workingDays: 0, mark: 'none' } as const
  const { count, oldestAt } = items
  const workingDays = computeWaited(oldestAt, toCentreDay(oldestAt), moment.at, moment.today, breaks)
  return { count, workingDays, mark: toMark(workingDays, limits) }
}

/** [LEVEL-1] Items with a referral that still asks something. */
function countReferred(tags: readonly ReferredTag[], levels: string, criteria: MappingIndex['criteria']): number {
  const open = tags.filter(({ criterionId }) => {
    const found = criterionId === null ? undefined : criteria.get(criterionId)
    return found === undefined || !isAtLeast(toLevel(levels, found.criterion.index), 'accepted')
  })
  return new Set(open.map(tag => tag.evidenceId)).size
}
