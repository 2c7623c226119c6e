/** What each line of a table would do, and what keeps it from being done. Writes nothing. */
import {
  LEARNER_COLUMN_NAMES,
  type LearnerColumn,
  RELATIONSHIP_KINDS,
  type RelationshipKind,
  TEMPORARY_ULN,
} from '@crosswalk/contracts'
import { formatName } from '../people/person-name.ts'
import { toKey } from '../tabular/match-columns.ts'
import { describeUnits, type UnitsDescribed } from '../unit-patterns/describe-units.ts'
import { findLearner } from './find-learner.ts'
import { findNamed, findStaff } from './find-names.ts'
import { listLearnerChanges } from './learner-changes.ts'
import type {
  KnownEmployer,
  KnownEnrolment,
  KnownLearner,
  KnownProgramme,
  KnownStaff,
  LearnerDirectory,
} from './learner-directory.repository.ts'
import type { LearnerLine, Said } from './read-learner-line.ts'

export interface ImportDefaults {
  programmeId?: string | undefined
  patternId?: string | undefined
  cohortId?: string | undefined
  startsOn?: string | undefined
}

/** Here already, or by a name under which it is to be added. */
export type Place = { id: string; name: string } | { id: null; name: string }

export interface ChosenWorkplace {
  employer: Place
  site: Place | null
}

export interface LineChange {
  what: string
  before: string | null
  after: string
}

export interface LearnerPlan {
  line: LearnerLine
  name: string
  learner: KnownLearner | null
  enrolment: KnownEnrolment | null
  programme: KnownProgramme | null
  pattern: { name: string; described: UnitsDescribed } | null
  /** The line itself names it, and no default. */
  patternIsSaid: boolean
  cohort: Place | null
  startsOn: string | null
  workplace: ChosenWorkplace | null
  related: Partial<Record<RelationshipKind, KnownStaff>>
  changes: LineChange[]
  errors: Said[]
  notes: Said[]
}

interface Given {
  directory: LearnerDirectory
  defaults: ImportDefaults
  addMissing: boolean
  today: string
}

export function planLearners(lines: readonly LearnerLine[], given: Given): LearnerPlan[] {
  const described = new Map<string, UnitsDescribed>()
  const describe = (programme: KnownProgramme, patternId: string, unitIds: readonly string[]) => {
    const known = described.get(patternId) ?? describeUnits(programme.mapping, unitIds)
    described.set(patternId, known)
    return known
  }
  const plans = lines.map(line => planLearner(line, given, describe))
  sayRepeated(plans)
  return plans
}

function planLearner(
  line: LearnerLine,
  { directory, defaults, addMissing, today }: Given,
  describe: (programme: KnownProgramme, patternId: string, unitIds: readonly string[]) => UnitsDescribed,
): LearnerPlan {
  const errors = [...line.errors]
  const notes = [...line.notes]
  const say = (column: LearnerColumn | null, message: string) => void errors.push({ column, message })

  const programme = findProgramme(line, directory, defaults, say)
  const saidStart = line.startsOn ?? defaults.startsOn ?? null
  const found = findLearner(
    line,
    directory.learners,
    programme === null || saidStart === null ? null : { programmeId: programme.id, startsOn: saidStart },
  )
  if (!found.ok) say(found.column, found.message)
  const learner = found.ok ? found.learner : null
  if (learner?.isClosed) say(null, `${learner.name}’s access is closed. Reopen it first.`)
  const enrolment = learner && programme ? findEnrolment(learner, programme, saidStart, say) : null

  const patternName = line.cells.pattern ?? ''
  const pattern = findPattern(line, directory, defaults, programme, say)
  const plan: LearnerPlan = {
    line,
    name: formatName(line.givenName, line.familyName),
    learner,
    enrolment,
    programme,
    pattern: pattern &&
      programme && { name: pattern.name, described: describe(programme, pattern.id, pattern.unitIds) },
    patternIsSaid: patternName !== '',
    cohort: findCohort(line, directory, defaults, enrolment === null, addMissing, say),
    startsOn: enrolment === null ? saidStart : (line.startsOn ?? null),
    workplace: findWorkplace(line, directory.employers, addMissing, say),
    related: findRelated(line, directory.staff, learner, say),
    changes: [],
    errors,
    notes,
  }

  const owner = line.email === undefined ? undefined : directory.emailOwners.get(line.email)
  if (owner !== undefined && owner.personId !== learner?.personId && found.ok) {
    say('email', `This e-mail is that of ${owner.name}${owner.isClosed ? ', whose access is closed' : ''}.`)
  }
  if (enrolment === null && programme !== null) {
    if (pattern === null && patternName === '') {
      say('pattern', 'Which units? Name a unit pattern, or choose one for all lines.')
    }
    if (saidStart === null && !line.cells.startsOn) say('startsOn', 'The day on which the learner starts is missing.')
  }
  const firstDay = line.startsOn ?? enrolment?.startsOn ?? saidStart
  const lastDay = line.plannedEndOn ?? enrolment?.plannedEndOn ?? null
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
    say('plannedEndOn', 'The planned end can’t be before the start.')
  }
  if (learner !== null) plan.changes = listLearnerChanges(plan, learner, directory, today)
  return plan
}

type Say = (column: LearnerColumn | null, message: string) => void

function findProgramme(
  line: LearnerLine,
  { programmes, patterns }: LearnerDirectory,
  defaults: ImportDefaults,
  say: Say,
) {
  const words = line.cells.programme ?? ''
  if (words !== '') {
    const found = findNamed(programmes, words, 'programme')
    if (!found.ok) say('programme', found.message)
    return found.ok ? found.found : null
  }
  const [only] = programmes
  const chosen = programmes.find(({ id }) => id === defaults.programmeId) ?? findByPattern(line, programmes, patterns)
  if (chosen !== undefined) return chosen
  if (only !== undefined && programmes.length === 1) return only
  say('programme', 'Which programme? Name it, or choose one for all lines.')
  return null
}

/** A pattern is one programme's. */
function findByPattern(
  { cells }: LearnerLine,
  programmes: readonly KnownProgramme[],
  patterns: LearnerDirectory['patterns'],
) {
  const found = findNamed(patterns, cells.pattern ?? '', 'unit pattern')
  return found.ok ? programmes.find(({ id }) => id === found.found.programmeId) : undefined
}

function findEnrolment(learner: KnownLearner, programme: KnownProgramme, startsOn: string | null, say: Say) {
  const open = learner.enrolments.filter(one => one.programmeId === programme.id && one.isOpen)
  const ofThatDay = open.filter(one => one.startsOn === startsOn)
  if (open.length > 1 && ofThatDay.length !== 1) {
    say('startsOn', `${learner.name} has ${open.length} enrolments on ${programme.name}. Say when the one meant began.`)
    return null
  }
  return ofThatDay[0] ?? open[0] ?? null
}

function findPattern(
  line: LearnerLine,
  { patterns }: LearnerDirectory,
  defaults: ImportDefaults,
  programme: KnownProgramme | null,
  say: Say,
) {
  if (programme === null) return null
  const ofProgramme = patterns.filter(({ programmeId }) => programmeId === programme.id)
  const words = line.cells.pattern ?? ''
  if (words !== '') {
    const found = findNamed(ofProgramme, words, 'unit pattern')
    if (!found.ok) say('pattern', found.message)
    return found.ok ? found.found : null
  }
  return ofProgramme.find(({ id }) => id === defaults.patternId) ?? null
}

function findCohort(
  line: LearnerLine,
  { cohorts }: LearnerDirectory,
  defaults: ImportDefaults,
  isNew: boolean,
  addMissing: boolean,
  say: Say,
): Place | null {
  const words = line.cells.cohort ?? ''
  if (words === '') return isNew ? (cohorts.find(({ id }) => id === defaults.cohortId) ?? null) : null
  const found = findNamed(cohorts, words, 'cohort')
  if (found.ok) return found.found
  if (addMissing && words.length <= 200) return { id: null, name: words }
  say('cohort', found.message)
  return null
}

function findWorkplace(
  { cells }: LearnerLine,
  employers: readonly KnownEmployer[],
  addMissing: boolean,
  say: Say,
): ChosenWorkplace | null {
  const { employer: words = '', site: siteWords = '' } = cells
  if (words === '') {
    if (siteWords !== '') say('employer', 'Whose site is this? Name the employer.')
    return null
  }
  const found = findNamed(employers, words, 'employer')
  if (found.ok && found.found.closed) {
    say('employer', `${found.found.name} is closed. Open it again first.`)
    return null
  }
  if (!found.ok && !(addMissing && words.length <= 120)) {
    say('employer', found.message)
    return null
  }
  const employer: Place = found.ok ? found.found : { id: null, name: words }
  if (siteWords === '') return { employer, site: null }
  const sites = found.ok ? found.found.sites.filter(({ closed }) => !closed) : []
  const site = findNamed(sites, siteWords, `site of ${employer.name}`)
  if (site.ok) return { employer, site: site.found }
  if (addMissing && siteWords.length <= 120) return { employer, site: { id: null, name: siteWords } }
  say('site', site.message)
  return null
}

function findRelated(
  { cells, email }: LearnerLine,
  staff: readonly KnownStaff[],
  learner: KnownLearner | null,
  say: Say,
) {
  const related: LearnerPlan['related'] = {}
  for (const kind of RELATIONSHIP_KINDS) {
    const words = cells[kind] ?? ''
    if (words === '') continue
    const found = findStaff(staff, words, kind)
    if (!found.ok) {
      say(kind, found.message)
      continue
    }
    const isLearner = found.found.id === learner?.personId || (email !== undefined && found.found.email === email)
    if (isLearner) say(kind, `${found.found.name} is the learner of this enrolment.`)
    else related[kind] = found.found
  }
  return related
}

/** Two lines for one learner: the later says which line it repeats. */
function sayRepeated(plans: readonly LearnerPlan[]): void {
  const seen = new Map<string, number>()
  for (const { line, learner, name, programme, startsOn, errors } of plans) {
    const uln = line.uln === TEMPORARY_ULN ? undefined : line.uln
    const keys: [LearnerColumn | null, string | undefined][] = [
      ['ownReference', line.ownReference],
      ['uln', uln],
      ['email', line.email],
      [null, learner?.id],
      // Nothing else tells them apart.
      [null, (line.ownReference ?? uln ?? line.email) ? undefined : `${name} ${programme?.id} ${startsOn}`],
    ]
    for (const [column, value] of keys) {
      if (value === undefined) continue
      const key = `${column} ${column === null ? value : toKey(value)}`
      const first = seen.get(key)
      if (first === undefined) {
        seen.set(key, line.line)
        continue
      }
      const message =
        column === null
          ? `Line ${first} is the same learner. Give each an own reference, or take one line out.`
          : `Line ${first} has this ${LEARNER_COLUMN_NAMES[column]} too.`
      errors.push({ column, message })
      break
    }
  }
}
