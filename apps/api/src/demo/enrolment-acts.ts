/** What happens to an enrolment: it begins, people are related to it, units are signed off, statuses change. */
import { addDays } from '../dates/centre-day.ts'
import { addMonths, requireAccountId, toLearnerActor } from './centre-acts.ts'
import type { CentreStory, EnrolmentAct, EnrolmentStory, LearnerStory, RelationshipStory } from './content/story.ts'
import { type Act, getFrom, getManager, getUnitIds, type Stage, toToday } from './stage.ts'
import { addMinutes, type StoryTime, toLondonInstant } from './story-time.ts'

/** Sign-offs come late in the day, after whatever was decided on it. */
const EVENING = '17:20'
const MORNING = '08:30'

/** Who assesses an enrolment on a day, by the story. */
export function findAssessor(enrolment: EnrolmentStory, day: string, time: StoryTime): string {
  const assessor = enrolment.relationships.find(
    ({ kind, fromAgo, toAgo }) =>
      kind === 'assessor' &&
      (fromAgo === undefined || time.toDay(fromAgo) <= day) &&
      (toAgo === undefined || day <= time.toDay(toAgo)),
  )
  if (assessor === undefined) throw new Error(`Nobody assesses on ${day}.`)
  return assessor.person
}

export function listEnrolmentActs(centre: CentreStory, learner: LearnerStory, index: number, time: StoryTime): Act[] {
  const story = learner.enrolments[index]
  if (story === undefined) return []
  const startsOn = time.toDay(story.startedAgo)
  const key = `${learner.key}/${index}`
  const acts: Act[] = [
    { at: toLondonInstant(startsOn, MORNING), perform: stage => enrol(stage, centre, learner, index, story) },
  ]
  for (const relationship of story.relationships)
    acts.push(...listRelationshipActs(centre, key, story, relationship, time))
  for (const act of story.acts ?? []) {
    const day = time.toDay(act.ago)
    const at = toLondonInstant(day, act.act === 'signOff' ? EVENING : MORNING)
    const by = 'by' in act && act.by !== undefined ? act.by : findAssessor(story, day, time)
    acts.push({
      at: act.act === 'reopen' ? toLondonInstant(day, EVENING) : at,
      perform: stage => perform(stage, centre, key, by, act),
    })
  }
  return acts
}

async function enrol(
  stage: Stage,
  centre: CentreStory,
  learner: LearnerStory,
  index: number,
  story: EnrolmentStory,
): Promise<void> {
  const { services, actors } = stage
  const manager = getManager(stage, centre)
  const programme = getFrom(stage.programmes, `${centre.key}/${story.programme}`)
  const startsOn = stage.time.toDay(story.startedAgo)
  const enrolment = {
    programmeId: programme.id,
    unitIds: getUnitIds(programme, story.units),
    jobRole: story.jobRole,
    startsOn,
    plannedEndOn: addMonths(startsOn, story.months),
    cohortId: getFrom(stage.cohortIds, `${centre.key}/${story.cohort}`),
    employer: getFrom(stage.employers, `${centre.key}/${learner.workplace}`),
  }
  const { unitIds } = enrolment
  const { mapping } = programme
  const key = `${learner.key}/${index}`
  if (index > 0) {
    const { id } = await services.enrolments.addEnrolment(manager, getFrom(stage.learnerIds, learner.key), enrolment)
    stage.enrolments.set(key, { id, mapping, unitIds })
    return
  }
  const { givenName, familyName, email, uln } = learner
  const added = await services.learners.addLearner(manager, { givenName, familyName, email, uln, enrolment })
  stage.learnerIds.set(learner.key, added.id)
  const id = added.enrolments[0]?.id
  if (id === undefined) throw new Error(`${familyName} came in without an enrolment.`)
  stage.enrolments.set(key, { id, mapping, unitIds })
  if (email === undefined) return
  const accountId = await requireAccountId(stage, email)
  actors.set(learner.key, toLearnerActor(manager.centreId, added.personId, accountId))
}

function listRelationshipActs(
  centre: CentreStory,
  key: string,
  { startedAgo }: EnrolmentStory,
  { kind, person, fromAgo = startedAgo, toAgo }: RelationshipStory,
  time: StoryTime,
): Act[] {
  const from = time.toDay(fromAgo)
  let relationshipId = ''
  const begin: Act = {
    at: addMinutes(toLondonInstant(from, MORNING), 5),
    async perform(stage) {
      const { personId } = getFrom(stage.actors, person)
      const enrolment = getFrom(stage.enrolments, key)
      const relationship = { kind, personId, from }
      const added = await stage.services.relationships.addRelationship(
        getManager(stage, centre),
        enrolment.id,
        relationship,
      )
      relationshipId = added.id
    },
  }
  if (toAgo === undefined) return [begin]
  const to = time.toDay(toAgo)
  const end: Act = {
    at: toLondonInstant(to, '17:40'),
    perform: stage => stage.services.relationships.endRelationship(getManager(stage, centre), relationshipId, { to }),
  }
  return [begin, end]
}

async function perform(stage: Stage, centre: CentreStory, key: string, by: string, act: EnrolmentAct): Promise<void> {
  const { services } = stage
  const manager = getManager(stage, centre)
  const assessor = getFrom(stage.actors, by)
  const enrolment = getFrom(stage.enrolments, key)
  switch (act.act) {
    case 'signOff':
      for (const unit of act.units) {
        const [unitId = ''] = getUnitIds(enrolment, [unit])
        const { id } = await services.signOffs.signOffUnit(assessor, enrolment.id, unitId, { declaration: true })
        stage.signOffIds.set(`${key}/${unit}`, id)
      }
      return
    case 'reopen':
      return services.signOffs.reopenSignOff(assessor, getFrom(stage.signOffIds, `${key}/${act.unit}`), {
        reason: act.reason,
      })
    case 'units': {
      const { revision } = await services.enrolments.getEnrolment(manager, enrolment.id)
      const unitIds = getUnitIds(enrolment, act.units)
      await services.units.changeUnits(manager, enrolment.id, { unitIds, revision, reason: act.reason })
      stage.enrolments.set(key, { ...enrolment, unitIds })
      return
    }
    case 'status': {
      const { revision } = await services.enrolments.getEnrolment(manager, enrolment.id)
      const expectedReturnOn = act.returnIn === undefined ? undefined : addDays(toToday(stage), act.returnIn)
      const statusOn = act.fromIn === undefined ? undefined : addDays(toToday(stage), act.fromIn)
      const changes = { revision, status: act.status, statusOn, statusReason: act.reason, expectedReturnOn }
      await services.enrolments.changeEnrolment(manager, enrolment.id, changes)
      return
    }
    case 'jobRole': {
      const { revision } = await services.enrolments.getEnrolment(manager, enrolment.id)
      await services.enrolments.changeEnrolment(manager, enrolment.id, { revision, jobRole: act.jobRole })
      return
    }
    case 'creditTransfer': {
      const [unitId = ''] = getUnitIds(enrolment, [act.unit])
      const { certificate, awardingBody, achievedAgo } = act
      const achievedOn = stage.time.toDay(achievedAgo)
      const transfer = { kind: 'creditTransfer', certificate, awardingBody, achievedOn } as const
      await services.achievements.addAchievement(assessor, enrolment.id, unitId, transfer)
      return
    }
    case 'openingBalance': {
      const { learner } = await services.enrolments.getEnrolment(assessor, enrolment.id)
      const line = [learner.name, act.criteria, act.keptAt, act.decidedBy, stage.time.toDay(act.decidedAgo)]
      const text = `Learner\tCriteria\tWhere it is kept\tDecided by\tDecided on\n${line.join('\t')}`
      const balance = { source: { text }, columns: {} }
      const { key: shown } = await services.openingBalances.preview(assessor, balance)
      await services.openingBalances.save(assessor, { ...balance, key: shown })
    }
  }
}
