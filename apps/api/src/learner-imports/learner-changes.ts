/** What a line changes for a learner who is here, in words: an empty cell changes nothing. */
import {
  LEARNER_COLUMN_NAMES,
  listWords,
  RELATIONSHIP_KINDS,
  type RelationshipKind,
  TEMPORARY_ULN,
} from '@crosswalk/contracts'
import { JOB_ROLE_WORDS } from '../audit-trail/sentences/enrolments.ts'
import type {
  KnownEnrolment,
  KnownLearner,
  KnownRelationship,
  LearnerDirectory,
} from './learner-directory.repository.ts'
import type { LearnerPlan, LineChange } from './plan-learners.ts'

export function listLearnerChanges(
  plan: LearnerPlan,
  learner: KnownLearner,
  directory: LearnerDirectory,
  today: string,
): LineChange[] {
  const { line, enrolment } = plan
  const changes: LineChange[] = []
  const compare = (what: string, before: string | null, after: string | null | undefined) => {
    if (after !== undefined && after !== null && after !== before) changes.push({ what, before, after })
  }
  compare('Name', learner.name, plan.name)
  compare('E-mail', learner.email, line.email)
  compare('ULN', learner.uln, toKeptUln(learner, line.uln))
  compare('Own reference', learner.ownReference, line.ownReference)
  if (enrolment === null) {
    compare('Enrolment', null, plan.programme?.name)
    return changes
  }
  compare('Registration', enrolment.registration, line.registration)
  compare('Starts', enrolment.startsOn, line.startsOn)
  compare('Planned end', enrolment.plannedEndOn, line.plannedEndOn)
  compare(
    'Job role',
    enrolment.jobRole && JOB_ROLE_WORDS[enrolment.jobRole],
    line.jobRole && JOB_ROLE_WORDS[line.jobRole],
  )
  const cohort = directory.cohorts.find(({ id }) => id === enrolment.cohortId)
  if (plan.cohort !== null && plan.cohort.id !== enrolment.cohortId) {
    changes.push({ what: 'Cohort', before: cohort?.name ?? null, after: plan.cohort.name })
  }
  if (changesWorkplace(plan, enrolment)) {
    const before = directory.employers.find(({ id }) => id === enrolment.employer?.id)
    const site = before?.sites.find(({ id }) => id === enrolment.employer?.siteId)
    const { employer, site: newSite } = plan.workplace ?? { employer: { name: '' }, site: null }
    changes.push({
      what: 'Employer',
      before: before === undefined ? null : toPlace(before.name, site?.name),
      after: toPlace(employer.name, newSite?.name ?? (employer.name === before?.name ? site?.name : undefined)),
    })
  }
  for (const kind of RELATIONSHIP_KINDS) {
    const person = plan.related[kind]
    if (person === undefined) continue
    const standing = listStanding(enrolment, kind, today)
    if (standing.some(({ personId }) => personId === person.id)) continue
    const before = standing.map(({ name }) => name).join(', ')
    changes.push({ what: LEARNER_COLUMN_NAMES[kind], before: before || null, after: person.name })
  }
  if (changesUnits(plan, enrolment)) {
    changes.push({ what: 'Units', before: `${enrolment.unitIds.length} units`, after: toUnits(plan, enrolment) })
  }
  return changes
}

/** A real ULN is never taken back for the temporary one. */
export function toKeptUln(learner: KnownLearner, uln: string | undefined): string | undefined {
  return uln === TEMPORARY_ULN && learner.uln !== null ? undefined : uln
}

/** A site that is not said stays. */
export function changesWorkplace({ workplace }: LearnerPlan, { employer }: KnownEnrolment): boolean {
  if (workplace === null) return false
  if (workplace.employer.id === null || workplace.employer.id !== employer?.id) return true
  return workplace.site !== null && workplace.site.id !== employer.siteId
}

/** Only where the line itself names a pattern: a default is for those who have no units yet. */
export function changesUnits({ pattern, patternIsSaid }: LearnerPlan, { unitIds }: KnownEnrolment): boolean {
  if (pattern === null || !patternIsSaid) return false
  const { unitIds: wanted } = pattern.described
  return wanted.length !== unitIds.length || wanted.some(id => !unitIds.includes(id))
}

/** "Contact centre: with Unit 12, without Unit 25" */
function toUnits({ pattern, programme }: LearnerPlan, { unitIds }: KnownEnrolment): string {
  if (pattern === null || programme === null) return ''
  const { unitIds: wanted } = pattern.described
  const name = (ids: readonly string[]) =>
    listWords(
      programme.mapping.qualification.units.filter(({ id }) => ids.includes(id)).map(({ number }) => `Unit ${number}`),
    )
  const [come, go] = [
    name(wanted.filter(id => !unitIds.includes(id))),
    name(unitIds.filter(id => !wanted.includes(id))),
  ]
  const said = [...(come === '' ? [] : [`with ${come}`]), ...(go === '' ? [] : [`without ${go}`])]
  return `${pattern.name}: ${said.join(', ')}`
}

/** Today's, and those that begin later. */
export function listStanding(
  { relationships }: KnownEnrolment,
  kind: RelationshipKind,
  today: string,
): KnownRelationship[] {
  return relationships.filter(one => one.kind === kind && (one.to === null || one.to >= today))
}

const toPlace = (employer: string, site: string | undefined) => (site === undefined ? employer : `${employer}, ${site}`)
