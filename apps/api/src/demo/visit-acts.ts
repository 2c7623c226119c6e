/** Visits: notes that were sent from a phone, and are drafts until they are finished at the desk. */
import { createHash } from 'node:crypto'
import type { LearnerStory, VisitStory } from './content/story.ts'
import { VISITS } from './content/visits.ts'
import { findAssessor } from './enrolment-acts.ts'
import { type Act, getFrom, listCriterionIds, type Stage } from './stage.ts'
import { type StoryTime, toLondonInstant } from './story-time.ts'

export function listVisitActs(learner: LearnerStory, time: StoryTime): Act[] {
  return (VISITS[learner.key] ?? []).map(story => {
    const day = time.toDay(story.ago)
    const by = findAssessor(learner.enrolments[0], day, time)
    return { at: toLondonInstant(day, story.at), perform: stage => send(stage, learner.key, by, day, story) }
  })
}

async function send(stage: Stage, learnerKey: string, by: string, day: string, story: VisitStory): Promise<void> {
  const { from, to, title, text, tags } = story
  const enrolment = getFrom(stage.enrolments, `${learnerKey}/0`)
  await stage.services.visits.keepVisitNote(getFrom(stage.actors, by), enrolment.id, {
    noteId: createHash('sha256').update(`${learnerKey} ${title}`).digest('hex').slice(0, 32),
    title,
    method: 'OB',
    occurredOn: day,
    from,
    to,
    text,
    criterionIds: listCriterionIds(enrolment, tags),
  })
}
