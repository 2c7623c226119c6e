/** How a centre comes to be: its manager, its staff, its programmes and its cohorts. */
import { addCentre } from '../centres/centres.repository.ts'
import { addDays, toCentreDay } from '../dates/centre-day.ts'
import type { Actor } from '../http/actor.ts'
import type { CentreStory, CoverStory, StaffStory } from './content/story.ts'
import { addEmployers } from './employer-acts.ts'
import { type Act, getFrom, getManager, getUnitIds, type Stage, toToday } from './stage.ts'
import { addMinutes, type StoryTime, toLondonInstant, toMonth } from './story-time.ts'

const BEFORE_FIRST_COHORT = 25
const MORNING = '08:50'
/** Never used: who acts in the story has not signed in. */
const FAMILY_ID = 'ses_demonstration'

export function listCentreActs(centre: CentreStory, time: StoryTime): Act[] {
  const startedAgo = Math.max(...centre.cohorts.map(cohort => cohort.startedAgo)) + BEFORE_FIRST_COHORT
  const start = time.toInstant({ ago: startedAgo }, 0)
  const manager = centre.staff.find(person => person.key === centre.manager)
  if (manager === undefined) throw new Error(`${centre.name} has no manager.`)
  const others = centre.staff.filter(person => person !== manager)
  return [
    { at: start, perform: stage => openCentre(stage, centre, manager) },
    ...others.map((person, index) => ({
      at: addMinutes(start, 20 + index * 3),
      perform: (stage: Stage) => addStaff(stage, centre, person),
    })),
    { at: addMinutes(start, 80), perform: stage => giveErasurePower(stage, centre, startedAgo) },
    { at: addMinutes(start, 90), perform: stage => addProgrammes(stage, centre) },
    { at: addMinutes(start, 110), perform: stage => addCohorts(stage, centre) },
    { at: addMinutes(start, 120), perform: stage => addEmployers(stage, centre) },
    ...(centre.covers ?? []).map(cover => ({
      at: toLondonInstant(time.toDay(cover.ago), MORNING),
      perform: (stage: Stage) => coverFor(stage, centre, cover),
    })),
  ]
}

async function coverFor(stage: Stage, centre: CentreStory, cover: CoverStory): Promise<void> {
  await stage.services.handovers.handOver(getManager(stage, centre), {
    kind: 'assessor',
    fromPersonId: getFrom(stage.actors, cover.of).personId,
    toPersonId: getFrom(stage.actors, cover.by).personId,
    from: toToday(stage),
    to: addDays(toCentreDay(stage.time.now), cover.endsIn),
    enrolmentIds: cover.learners.map(key => getFrom(stage.enrolments, `${key}/0`).id),
  })
}

export async function requireAccountId(stage: Stage, email: string): Promise<string> {
  const { t } = stage.store
  const accounts = await stage.store.read.select({ id: t.accounts.id, email: t.accounts.email }).from(t.accounts)
  const account = accounts.find(candidate => candidate.email === email)
  if (account === undefined) throw new Error(`No account was made for ${email}.`)
  return account.id
}

async function openCentre(stage: Stage, centre: CentreStory, manager: StaffStory): Promise<void> {
  const { store, ids } = stage
  const accountId = await requireAccountId(stage, manager.email)
  const first = { ...manager, givenName: manager.givenName, accountId }
  const { centreId, personId } = await store.tx('demonstrationCentre', db => addCentre(db, ids, centre.name, first))
  stage.actors.set(manager.key, { personId, centreId, accountId, familyId: FAMILY_ID, roles: manager.roles })
}

async function addStaff(stage: Stage, centre: CentreStory, person: StaffStory): Promise<void> {
  const manager = getManager(stage, centre)
  const { key, givenName, familyName, email, roles, inTrainingFromAgo } = person
  const inTrainingFrom = inTrainingFromAgo === undefined ? undefined : stage.time.toDay(inTrainingFromAgo)
  const added = await stage.services.people.addPerson(manager, { givenName, familyName, email, roles, inTrainingFrom })
  const accountId = await requireAccountId(stage, email)
  stage.actors.set(key, { personId: added.id, centreId: manager.centreId, accountId, familyId: FAMILY_ID, roles })
}

/** Somebody has to have it on the day that a bank card turns up in a photo. */
async function giveErasurePower(stage: Stage, centre: CentreStory, startedAgo: number): Promise<void> {
  const manager = getManager(stage, centre)
  const { people } = stage.services
  const { revision } = await people.getPerson(manager, manager.personId)
  await people.changePerson(manager, manager.personId, { revision, mayEraseFrom: stage.time.toDay(startedAgo) })
}

async function addProgrammes(stage: Stage, centre: CentreStory): Promise<void> {
  for (const { key, name, qualification, patterns = [] } of centre.programmes) {
    const mapping = stage.mappings.find(candidate => candidate.qualification.number === qualification)
    if (mapping === undefined) throw new Error(`No mapping of ${qualification} is held.`)
    const settings = { threshold: 'accepted', acceptedTagsNeeded: 1, currencyMonths: null } as const
    const manager = getManager(stage, centre)
    const { id } = await stage.services.programmes.addProgramme(manager, { name, mappingId: mapping.id, ...settings })
    stage.programmes.set(`${centre.key}/${key}`, { id, mapping })
    for (const pattern of patterns) {
      const unitIds = getUnitIds({ mapping }, pattern.units)
      await stage.services.unitPatterns.addPattern(manager, { programmeId: id, name: pattern.name, unitIds })
    }
  }
}

async function addCohorts(stage: Stage, centre: CentreStory): Promise<void> {
  for (const { key, name, startedAgo } of centre.cohorts) {
    const startsOn = stage.time.toDay(startedAgo)
    const cohort = { name: `${name}, ${toMonth(startsOn)}`, startsOn }
    const { id } = await stage.services.cohorts.addCohort(getManager(stage, centre), cohort)
    stage.cohortIds.set(`${centre.key}/${key}`, id)
  }
}

/** An actor for somebody who came in as a learner. One without an account never acts in the story. */
export function toLearnerActor(centreId: string, personId: string, accountId: string): Actor {
  return { personId, centreId, accountId, familyId: FAMILY_ID, roles: ['learner'] }
}

/** Months after a day, as a planned end: to the day, give or take what months differ by. */
export const addMonths = (day: string, months: number): string => addDays(day, Math.round(months * 30.4))
