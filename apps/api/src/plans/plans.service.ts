import type { Method, Plan } from '@crosswalk/contracts'
import { getEnrolmentAccess } from '../access/enrolment-access.repository.ts'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { listBreaksOf } from '../clocks/breaks.repository.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import { getEnrolmentFrame } from '../enrolments/enrolment-frame.repository.ts'
import { getLevels } from '../enrolments/enrolments.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError, invalidField } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import { toPlanLine } from './plans.model.ts'
import { canAgreePlan, canWritePlan, requireAgreePlan, requireWritePlan } from './plans.policy.ts'
import { findAgreement, findPlanRecord, type PlanRecord } from './plans.repository.ts'

export interface NewLine {
  id?: string | undefined
  what: string
  method: Method
  criterionIds: readonly string[]
  dueOn: string
}

export interface GivenPlan {
  version: number
  lines: readonly NewLine[]
  nextVisit: { on: string; at?: string | null | undefined; place?: string | null | undefined } | null
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
}

export function createPlansService({ store, clock, ids, mappings }: Dependencies) {
  const now = () => toMoment(clock)

  async function readPlan(db: Db, access: EnrolmentAccess): Promise<Plan> {
    const { id: enrolmentId } = access
    const record = await findPlanRecord(db, enrolmentId)
    const agreed = await findAgreement(db, enrolmentId)
    const { mapping, unitIds } = await getEnrolmentFrame(db, mappings, enrolmentId)
    const breaks = await listBreaksOf(db, [enrolmentId])
    const names = await listPersonNames(db, [record?.savedBy ?? null, agreed?.by ?? null])
    const frame = {
      criteria: indexMapping(mapping).criteria,
      unitIds: new Set(unitIds),
      levels: await getLevels(db, enrolmentId),
      breaks: breaks.get(enrolmentId) ?? [],
      today: now().today,
    }
    const isAgreed = agreed !== null && agreed.version === record?.version
    return {
      enrolmentId,
      learner: { id: access.learnerId, name: access.learnerName },
      version: record?.version ?? 0,
      savedBy: record === null ? null : namesOf(names, record.savedBy),
      savedAt: record?.savedAt.toISOString() ?? null,
      agreed:
        agreed === null
          ? null
          : { version: agreed.version, by: namesOf(names, agreed.by), at: agreed.at.toISOString() },
      lines: (record?.lines ?? []).map(line => toPlanLine(line, frame)),
      nextVisit: record?.nextVisit ?? null,
      can: { write: canWritePlan(access), agree: canAgreePlan(access) && record !== null && !isAgreed },
    }
  }

  /** Lines that stand keep what they named; new ones name what is in the units today. */
  async function requireCriteria(db: Db, enrolmentId: string, given: GivenPlan, standing: PlanRecord | null) {
    const { mapping, unitIds } = await getEnrolmentFrame(db, mappings, enrolmentId)
    const { criteria } = indexMapping(mapping)
    for (const [at, line] of given.lines.entries()) {
      const kept = new Set(standing?.lines.find(({ lineId }) => lineId === line.id)?.criterionIds ?? [])
      if (line.id !== undefined && !standing?.lines.some(({ lineId }) => lineId === line.id)) {
        throw invalidField(`lines.${at}.id`, 'This line is not in the plan any more. Add it anew.')
      }
      if (line.id !== undefined && given.lines.findIndex(({ id }) => id === line.id) < at) {
        throw invalidField(`lines.${at}.id`, 'This line is there twice. Send it once.')
      }
      for (const criterionId of line.criterionIds) {
        if (kept.has(criterionId)) continue
        const found = criteria.get(criterionId)
        if (found === undefined) throw invalidField(`lines.${at}.criterionIds`, 'A criterion of another qualification.')
        if (!unitIds.includes(found.unit.id)) {
          throw appError('tag.outsideUnits', {
            detail: `Unit ${found.unit.number} is not in the units of this enrolment.`,
          })
        }
      }
    }
  }

  async function append(
    db: WriteDb,
    actor: Actor,
    access: EnrolmentAccess,
    given: GivenPlan,
    standing: PlanRecord | null,
  ): Promise<void> {
    await requireCriteria(db, access.id, given, standing)
    const { nextVisit } = given
    const changed = nextVisit !== null && nextVisit.on !== standing?.nextVisit?.on
    if (changed && nextVisit.on < now().today)
      throw invalidField('nextVisit.on', 'The next visit can’t be in the past.')
    await appendEntry(db, {
      centreId: access.centreId,
      actorId: actor.personId,
      learnerId: access.learnerId,
      enrolmentId: access.id,
      kind: 'plan.saved',
      data: {
        enrolmentId: access.id,
        version: (standing?.version ?? 0) + 1,
        lines: given.lines.map(({ id: lineId = ids.create('pln'), what, method, criterionIds, dueOn }) => ({
          lineId,
          what,
          method,
          criterionIds: [...new Set(criterionIds)],
          dueOn,
        })),
        nextVisit:
          nextVisit === null ? null : { on: nextVisit.on, at: nextVisit.at ?? null, place: nextVisit.place ?? null },
      },
    })
  }

  return {
    getPlan: (actor: Actor, enrolmentId: string): Promise<Plan> =>
      store.readTx(async db => readPlan(db, await getEnrolmentAccess(db, actor, enrolmentId, now().today))),

    async savePlan(actor: Actor, enrolmentId: string, given: GivenPlan): Promise<Plan> {
      return store.tx('savePlan', async db => {
        const access = requireWritePlan(await getEnrolmentAccess(db, actor, enrolmentId, now().today))
        const standing = await findPlanRecord(db, enrolmentId)
        if (given.version !== (standing?.version ?? 0)) {
          throw appError('conflict.stale', { extra: { current: await readPlan(db, access) } })
        }
        await append(db, actor, access, given, standing)
        return readPlan(db, access)
      })
    },

    async addPlanLine(actor: Actor, enrolmentId: string, line: NewLine): Promise<Plan> {
      return store.tx('addPlanLine', async db => {
        const access = requireWritePlan(await getEnrolmentAccess(db, actor, enrolmentId, now().today))
        const standing = await findPlanRecord(db, enrolmentId)
        const lines = [...(standing?.lines ?? []).map(({ lineId, ...kept }) => ({ ...kept, id: lineId })), line]
        if (lines.length > 60) throw invalidField('what', 'A plan has at most 60 lines. Take out what is done first.')
        await append(
          db,
          actor,
          access,
          { version: standing?.version ?? 0, lines, nextVisit: standing?.nextVisit ?? null },
          standing,
        )
        return readPlan(db, access)
      })
    },

    async agreePlan(actor: Actor, enrolmentId: string, version: number): Promise<Plan> {
      return store.tx('agreePlan', async db => {
        const access = requireAgreePlan(await getEnrolmentAccess(db, actor, enrolmentId, now().today))
        const standing = await findPlanRecord(db, enrolmentId)
        if (standing === null || standing.version !== version) {
          throw appError('conflict.stale', {
            detail: 'The plan changed while you read. Look at it again, then agree.',
            extra: { current: await readPlan(db, access) },
          })
        }
        // Whoever repeats it has what they asked for.
        if (standing.agreedAt === null) {
          await appendEntry(db, {
            centreId: access.centreId,
            actorId: actor.personId,
            learnerId: access.learnerId,
            enrolmentId,
            kind: 'plan.agreed',
            data: { enrolmentId, version },
          })
        }
        return readPlan(db, access)
      })
    },
  }
}
