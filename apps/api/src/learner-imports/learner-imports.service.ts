/**
 * Learners by a table. What is shown before and what is saved come from the same plan, made anew inside the one
 * transaction that writes it: all lines, or none.
 */
import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type {
  ImportLine,
  ImportState,
  LearnerColumn,
  previewLearnerImport,
  ReplyOf,
  saveLearnerImport,
  TableSource,
} from '@crosswalk/contracts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { matchColumns } from '../tabular/match-columns.ts'
import type { Table } from '../tabular/tabular.model.ts'
import { type TabularService, toTableAccount } from '../tabular/tabular.service.ts'
import { KNOWN_LEARNER_COLUMNS } from './learner-columns.ts'
import { listInvitable, loadLearnerDirectory } from './learner-directory.repository.ts'
import { type ImportDefaults, type LearnerPlan, planLearners } from './plan-learners.ts'
import { readLearnerLines } from './read-learner-line.ts'
import { sayUnitsThatStay } from './units-that-stay.ts'
import { createLearnerWriter } from './write-learners.ts'

interface Import {
  source: TableSource
  /** What a person said of a column, by its place. */
  columns: Readonly<Record<string, LearnerColumn | null>>
  defaults: ImportDefaults
  addMissing: boolean
}

type Preview = ReplyOf<typeof previewLearnerImport>
type Saved = ReplyOf<typeof saveLearnerImport>

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
  tabular: TabularService
}

/** At once: a whole intake, and what one transaction writes in a few seconds. */
const MOST_LINES = 500
/** Lines between two breaths, in which the event loop serves others. */
const LINES_TO_A_BREATH = 5

export function createLearnerImportsService({ store, clock, ids, mappings, tabular }: Dependencies) {
  const today = () => toCentreDay(clock.now())

  async function read(given: Import) {
    const table = await tabular.readTable(given.source)
    if (table.rows.length > MOST_LINES) {
      throw appError('table.tooLarge', { detail: `At most ${MOST_LINES} learners go in at once. Bring them in parts.` })
    }
    const chosen = Object.fromEntries(Object.entries(given.columns).map(([at, key]) => [Number(at), key]))
    const matched = matchColumns<LearnerColumn>(table.header, KNOWN_LEARNER_COLUMNS, chosen)
    const lines = readLearnerLines(table, matched.columns)
    return { table, matched, lines }
  }

  async function plan(db: Db, actor: Actor, { lines }: Awaited<ReturnType<typeof read>>, given: Import) {
    const keys = {
      references: lines.flatMap(({ ownReference }) => ownReference ?? []),
      ulns: lines.flatMap(({ uln }) => uln ?? []),
      emails: lines.flatMap(({ email }) => email ?? []),
      familyNames: lines.map(({ familyName }) => familyName),
    }
    const directory = await loadLearnerDirectory(db, mappings, actor.centreId, keys, today())
    requireOwnDefaults(given, directory)
    const { defaults, addMissing } = given
    const plans = planLearners(lines, { directory, defaults, addMissing, today: today() })
    await sayUnitsThatStay(db, plans)
    return { plans, described: plans.map(toImportLine) }
  }

  return {
    async preview(actor: Actor, given: Import): Promise<Preview> {
      const whole = await read(given)
      const { plans, described } = await store.readTx(db => plan(db, actor, whole, given))
      return {
        table: toTableAccount(whole.table),
        columns: toColumns(whole.table, whole.matched.columns),
        problems: listProblems(whole),
        missing: listMissing(plans),
        lines: described,
        key: toPreviewKey(described),
      }
    },

    async save(actor: Actor, given: Import & { key: string }): Promise<Saved> {
      const whole = await read(given)
      return store.tx('saveLearnerImport', async db => {
        const { plans, described } = await plan(db, actor, whole, given)
        if (listProblems(whole).length > 0 || described.some(({ state }) => state === 'wrong')) {
          throw appError('import.linesWrong')
        }
        if (toPreviewKey(described) !== given.key) {
          throw appError('conflict.stale', {
            detail: 'Something here changed since you looked. Look at the lines again.',
          })
        }
        const write = createLearnerWriter(db, { actor, ids, today: today() })
        const learners: Omit<Saved['learners'][number], 'canBeInvited'>[] = []
        for (const [at, one] of plans.entries()) {
          if (at % LINES_TO_A_BREATH === 0) await breathe()
          const state = toState(one)
          const { learnerId, personId } =
            state === 'same' && one.learner !== null
              ? { learnerId: one.learner.id, personId: one.learner.personId }
              : await write(one)
          const email = one.line.email ?? one.learner?.email ?? null
          const { name, line } = one
          learners.push({
            line: line.line,
            state: state === 'wrong' ? 'same' : state,
            learnerId,
            personId,
            name,
            email,
          })
        }
        const invitable = await listInvitable(
          db,
          learners.map(({ personId }) => personId),
        )
        const count = (state: ImportState) => learners.filter(one => one.state === state).length
        return {
          added: count('new'),
          changed: count('changed'),
          same: count('same'),
          learners: learners.map(one => ({ ...one, canBeInvited: invitable.has(one.personId) })),
        }
      })
    },
  }
}

function requireOwnDefaults(
  { defaults }: Import,
  directory: {
    programmes: readonly { id: string }[]
    patterns: readonly { id: string }[]
    cohorts: readonly { id: string }[]
  },
): void {
  const { programmeId, patternId, cohortId } = defaults
  const isThere = (all: readonly { id: string }[], id: string | undefined) =>
    id === undefined || all.some(one => one.id === id)
  const areThere =
    isThere(directory.programmes, programmeId) &&
    isThere(directory.patterns, patternId) &&
    isThere(directory.cohorts, cohortId)
  if (!areThere) throw appError('record.notFound')
}

function toState({ errors, learner, changes }: LearnerPlan): ImportState {
  if (errors.length > 0) return 'wrong'
  if (learner === null) return 'new'
  return changes.length > 0 ? 'changed' : 'same'
}

function toImportLine(plan: LearnerPlan): ImportLine {
  const { line, name, learner, enrolment, pattern, patternIsSaid, errors, notes, changes } = plan
  const isChosen = pattern !== null && (enrolment === null || patternIsSaid)
  return {
    line: line.line,
    state: toState(plan),
    name,
    learnerId: learner?.id ?? null,
    cells: line.cells,
    errors,
    notes,
    changes: learner === null ? [] : changes,
    units: isChosen
      ? {
          pattern: pattern.name,
          units: pattern.described.unitIds.length,
          credits: pattern.described.credits,
          unknownCredits: pattern.described.unknownCredits,
          warnings: pattern.described.warnings,
          ksbsNotInUnits: pattern.described.ksbsNotInUnits,
        }
      : null,
  }
}

function toColumns({ header }: Table, columns: ReadonlyMap<LearnerColumn, number>): (LearnerColumn | null)[] {
  const byPlace = new Map([...columns].map(([key, at]) => [at, key]))
  return header.map((_, at) => byPlace.get(at) ?? null)
}

function listProblems({ table, matched }: { table: Table; matched: ReturnType<typeof matchColumns<LearnerColumn>> }) {
  const { columns, repeated } = matched
  const hasName = columns.has('familyName') || columns.has('fullName') || columns.has('givenName')
  return [
    ...(table.rows.length === 0 ? ['There is a heading and no line below it.'] : []),
    ...(hasName ? [] : ['No column holds names. Its heading may be “Family name” or “Name”, or match it below.']),
    ...repeated.map(({ heading, name }) => `“${heading}” is a second column for ${name}. Leave one out.`),
  ]
}

function listMissing(plans: readonly LearnerPlan[]): Preview['missing'] {
  const unique = (names: string[]) => [...new Map(names.map(name => [name.toLowerCase(), name])).values()]
  return {
    cohorts: unique(plans.flatMap(({ cohort }) => (cohort?.id === null ? [cohort.name] : []))),
    employers: unique(
      plans.flatMap(({ workplace }) => (workplace?.employer.id === null ? [workplace.employer.name] : [])),
    ),
    sites: unique(
      plans.flatMap(({ workplace }) =>
        workplace?.site?.id === null ? [`${workplace.employer.name}, ${workplace.site.name}`] : [],
      ),
    ),
  }
}

const toPreviewKey = (lines: readonly ImportLine[]): string =>
  createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 32)
