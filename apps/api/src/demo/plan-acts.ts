/** Plans, as assessors wrote them and learners agreed to them. */

import { isWorkingDay } from '@crosswalk/contracts'
import { isAtLeast, toLevel } from '@crosswalk/progress'
import { addDays, toLondonTime } from '../dates/centre-day.ts'
import { PLANS } from './content/plans.ts'
import type { LearnerStory, PlanStory } from './content/story.ts'
import { findAssessor } from './enrolment-acts.ts'
import { type Act, type EnrolmentOnStage, getFrom, type Stage, toToday } from './stage.ts'
import { type StoryTime, toLondonInstant } from './story-time.ts'

const AT = '16:45'

export function listPlanActs(learner: LearnerStory, time: StoryTime): Act[] {
  return (PLANS[learner.key] ?? []).flatMap(story => {
    const day = time.toDay(story.ago)
    const by = findAssessor(learner.enrolments[0], day, time)
    const key = `${learner.key}/0`
    const saved: Act = { at: toLondonInstant(day, AT), perform: stage => save(stage, key, by, story) }
    if (story.agreedAfter === undefined) return [saved]
    const later = time.toDay(Math.max(1, story.ago - story.agreedAfter))
    return [saved, { at: toLondonInstant(later, '18:10'), perform: stage => agree(stage, key, learner.key) }]
  })
}

async function save(stage: Stage, key: string, by: string, story: PlanStory): Promise<void> {
  const { plans } = stage.services
  const actor = getFrom(stage.actors, by)
  const enrolment = getFrom(stage.enrolments, key)
  const standing = await plans.getPlan(actor, enrolment.id)
  const today = toToday(stage)
  const open = await listOpenCriteria(stage, enrolment)
  const kept = story.keeps
    ? standing.lines.map(({ id, what, method, criteria, dueOn }) => ({
        id,
        what,
        method,
        criterionIds: criteria.map(({ criterionId }) => criterionId),
        dueOn,
      }))
    : []
  const lines = story.lines.map(({ what, method, most, dueIn }) => ({
    what,
    method,
    criterionIds: open.splice(0, most),
    dueOn: addDays(today, dueIn),
  }))
  await plans.savePlan(actor, enrolment.id, {
    version: standing.version,
    lines: [...kept, ...lines.filter(({ criterionIds }) => criterionIds.length > 0)],
    nextVisit:
      story.visit === undefined
        ? null
        : { on: toVisitDay(stage, story.visit.in), at: story.visit.at, place: story.visit.place },
  })
}

async function listOpenCriteria(stage: Stage, { id, mapping, unitIds }: EnrolmentOnStage): Promise<string[]> {
  const { progressRows } = stage.store.t
  const rows = await stage.store.read.select().from(progressRows)
  const levels = rows.find(row => row.enrolmentId === id)?.levels ?? ''
  return mapping.qualification.units
    .filter(unit => unitIds.includes(unit.id))
    .flatMap(unit => unit.criteria)
    .filter(criterion => !isAtLeast(toLevel(levels, criterion.index), 'accepted'))
    .map(criterion => criterion.id)
}

/** Counted from the day on which the demonstration is made: a next visit is always to come. */
function toVisitDay({ time }: Stage, days: number): string {
  let day = addDays(toLondonTime(time.now).day, days)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

async function agree(stage: Stage, key: string, learnerKey: string): Promise<void> {
  const { plans } = stage.services
  const learner = getFrom(stage.actors, learnerKey)
  const { id } = getFrom(stage.enrolments, key)
  const { version } = await plans.getPlan(learner, id)
  await plans.agreePlan(learner, id, version)
}
