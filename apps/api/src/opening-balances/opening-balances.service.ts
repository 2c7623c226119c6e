/**
 * Criteria achieved before Crosswalk. They become evidence that says where it is kept, with accepted decisions that say
 * who decided elsewhere and when; whoever enters them is an assessor of the enrolment. All lines, or none.
 */
import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type {
  BalanceColumn,
  BalanceLine,
  previewOpeningBalance,
  ReplyOf,
  saveOpeningBalance,
  TableSource,
} from '@crosswalk/contracts'
import { formatCriteriaExpression } from '@crosswalk/progress'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { listEnrolmentFrames } from '../enrolments/enrolment-frame.repository.ts'
import { writeEvidence } from '../evidence/write-evidence.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { groupBy } from '../tabular/group-by.ts'
import { matchColumns } from '../tabular/match-columns.ts'
import { type TabularService, toTableAccount } from '../tabular/tabular.service.ts'
import { listAssessedEnrolments, listEnteredBefore } from './assessed-enrolments.repository.ts'
import { KNOWN_BALANCE_COLUMNS } from './balance-columns.ts'
import { type BalancePlan, planBalance } from './plan-balance.ts'

interface Balance {
  source: TableSource
  columns: Readonly<Record<string, BalanceColumn | null>>
}

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
  tabular: TabularService
}

const MOST_LINES = 2_000

export function createOpeningBalancesService({ store, clock, ids, mappings, tabular }: Dependencies) {
  const now = () => toMoment(clock)

  async function read({ source, columns }: Balance) {
    const table = await tabular.readTable(source)
    if (table.rows.length > MOST_LINES) {
      throw appError('table.tooLarge', { detail: `At most ${MOST_LINES} lines go in at once. Bring them in parts.` })
    }
    const chosen = Object.fromEntries(Object.entries(columns).map(([at, key]) => [Number(at), key]))
    const matched = matchColumns<BalanceColumn>(table.header, KNOWN_BALANCE_COLUMNS, chosen)
    const problems = [
      ...(table.rows.length === 0 ? ['There is a heading and no line below it.'] : []),
      ...matched.missing.map(name => `No column is headed “${name}”. Match it below.`),
      ...matched.repeated.map(({ heading, name }) => `“${heading}” is a second column for ${name}. Leave one out.`),
    ]
    return { table, matched, problems }
  }

  async function plan(db: Db, actor: Actor, { table, matched }: Awaited<ReturnType<typeof read>>) {
    const { today } = now()
    const enrolments = await listAssessedEnrolments(db, actor.personId, today)
    const enrolmentIds = enrolments.map(({ id }) => id)
    const taken = await listEnrolmentFrames(db, mappings, enrolmentIds)
    const before = await listEnteredBefore(db, enrolmentIds)
    const plans = planBalance(table, matched.columns, { enrolments, taken, before, today })
    return { plans, taken, described: plans.map(toLine) }
  }

  return {
    async preview(actor: Actor, balance: Balance): Promise<ReplyOf<typeof previewOpeningBalance>> {
      const whole = await read(balance)
      const { described } = await store.readTx(db => plan(db, actor, whole))
      const byPlace = new Map([...whole.matched.columns].map(([key, at]) => [at, key]))
      return {
        table: toTableAccount(whole.table),
        columns: whole.table.header.map((_, at) => byPlace.get(at) ?? null),
        problems: whole.problems,
        lines: described,
        key: toKeyOf(described),
      }
    },

    async save(actor: Actor, balance: Balance & { key: string }): Promise<ReplyOf<typeof saveOpeningBalance>> {
      const whole = await read(balance)
      return store.tx('saveOpeningBalance', async db => {
        const { plans, taken, described } = await plan(db, actor, whole)
        if (whole.problems.length > 0 || described.some(({ state }) => state === 'wrong')) {
          throw appError('import.linesWrong')
        }
        if (toKeyOf(described) !== balance.key) {
          throw appError('conflict.stale', {
            detail: 'Something here changed since you looked. Look at the lines again.',
          })
        }
        const evidence: ReplyOf<typeof saveOpeningBalance>['evidence'] = []
        // A table has a line for each criterion, or one for many: what came from one place on one day is one item.
        for (const items of groupBy(plans, toPlace).values()) {
          const [first] = items
          const criterionIds = items.flatMap(item => item.criterionIds)
          if (first === undefined || first.enrolment === null || criterionIds.length === 0) continue
          await breathe()
          const { enrolment, title, method, keptAt, decidedBy, decidedOn } = first
          const evidenceId = ids.create('evd')
          await writeEvidence({ db, mappings, ids }, actor, now(), {
            evidenceId,
            learnerId: enrolment.learnerId,
            enrolmentId: enrolment.id,
            title,
            method,
            keptAt,
            occurredOn: decidedOn,
            tags: [],
            decisions: criterionIds.map(criterionId => ({ criterionId, outcome: 'accepted' as const })),
            elsewhere: { by: decidedBy, on: decidedOn },
          })
          const units = taken.get(enrolment.id)?.mapping.qualification.units ?? []
          evidence.push({
            id: evidenceId,
            enrolmentId: enrolment.id,
            learner: enrolment.name,
            criteria: formatCriteriaExpression(criterionIds, units),
            title,
          })
        }
        return { criteria: plans.reduce((sum, { criterionIds }) => sum + criterionIds.length, 0), evidence }
      })
    },
  }
}

const toPlace = ({ enrolment, title, method, keptAt, decidedBy, decidedOn }: BalancePlan): string =>
  JSON.stringify([enrolment?.id, title, method, keptAt, decidedBy, decidedOn])

function toLine({ line, name, enrolment, criteria, criterionIds, already, errors }: BalancePlan): BalanceLine {
  const state = errors.length > 0 ? 'wrong' : criterionIds.length === 0 ? 'same' : 'new'
  return { line, state, name, enrolmentId: enrolment?.id ?? null, criteria, already, errors }
}

const toKeyOf = (lines: readonly BalanceLine[]): string =>
  createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 32)
