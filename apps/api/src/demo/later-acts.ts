/** What comes after a first decision: answers to referrals, corrections, countersignatures, slips, further tags. */
import type { Evidence, EvidenceTag } from '@crosswalk/contracts'
import { addDays, toLondonTime } from '../dates/centre-day.ts'
import { attachFile } from './attach-file.ts'
import type { LaterAct } from './content/story.ts'
import { getAuthor, type Item, judge } from './judging.ts'
import { type Act, getFrom, listCriterionIds, type Stage, toToday } from './stage.ts'
import { addMinutes, type StoryTime } from './story-time.ts'

const COUNTERSIGNED_AFTER = 3

export function listLaterActs(item: Item, decidedAt: Date, time: StoryTime): Act[] {
  return (item.story.later ?? []).flatMap(act => listActs(item, act, decidedAt, time))
}

function listActs(item: Item, act: LaterAct, decidedAt: Date, time: StoryTime): Act[] {
  const slot = item.variant + 5
  const isAfter = (at: Date) => (at > decidedAt ? at : addMinutes(decidedAt, 60))
  switch (act.act) {
    case 'resubmit': {
      const at = isAfter(time.toInstant(act.when, slot))
      const { judged } = act
      const submitted: Act = { at, perform: stage => resubmit(stage, item, act) }
      if (judged === undefined) return [submitted]
      const later = time.toLater(at, judged.after ?? COUNTERSIGNED_AFTER, slot)
      return [submitted, { at: later, perform: stage => judge(stage, item, judged) }]
    }
    case 'countersign': {
      const at =
        act.ago === undefined
          ? time.toLater(decidedAt, COUNTERSIGNED_AFTER, slot)
          : isAfter(time.toInstant({ ago: act.ago }, slot))
      return [
        { at, perform: stage => countersign(stage, item, act.by ?? findCountersigner(item, at, time), act.criteria) },
      ]
    }
    case 'undo': {
      const undone: Act = { at: addMinutes(decidedAt, 4), perform: stage => undo(stage, item, act.criteria) }
      const again = act.thenDecide
      return again === undefined
        ? [undone]
        : [undone, { at: addMinutes(decidedAt, 6), perform: stage => judge(stage, item, again) }]
    }
    case 'correct':
      return [{ at: isAfter(time.toInstant({ ago: act.ago }, slot)), perform: stage => correct(stage, item, act) }]
    case 'addTags':
      return [{ at: isAfter(time.toInstant({ ago: act.ago }, slot)), perform: stage => addTags(stage, item, act) }]
    case 'removeTags':
      return [{ at: isAfter(time.toInstant({ ago: act.ago }, slot)), perform: stage => removeTags(stage, item, act) }]
  }
}

function findCountersigner({ learner, story }: Item, at: Date, time: StoryTime): string {
  const day = toLondonTime(at).day
  const found = learner.enrolments[story.enrolment ?? 0]?.relationships.find(
    ({ kind, fromAgo }) => kind === 'countersigner' && (fromAgo === undefined || time.toDay(fromAgo) <= day),
  )
  if (found === undefined) throw new Error(`Nobody countersigns for ${learner.familyName} on ${day}.`)
  return found.person
}

function listTagsOf(stage: Stage, item: Item, evidence: Evidence, typed: string): EvidenceTag[] {
  const ids = listCriterionIds(getFrom(stage.enrolments, item.enrolmentKey), typed)
  return evidence.tags.filter(tag => tag.criterionId !== undefined && ids.includes(tag.criterionId))
}

async function resubmit(
  stage: Stage,
  item: Item,
  { description, file }: LaterAct & { act: 'resubmit' },
): Promise<void> {
  const { services } = stage
  const author = getAuthor(stage, item)
  const { id, revision } = getFrom(stage.evidence, item.key)
  if (description !== undefined) await services.evidence.changeEvidence(author, id, { revision, description })
  if (file !== undefined) await attachFile(stage, author, id, file, item.variant)
  stage.evidence.set(item.key, await services.evidence.submitEvidence(author, id, { ownWork: true }))
}

async function countersign(stage: Stage, item: Item, by: string, typed: string | undefined): Promise<void> {
  const countersigner = getFrom(stage.actors, by)
  const evidence = getFrom(stage.evidence, item.key)
  const tags = typed === undefined ? evidence.tags : listTagsOf(stage, item, evidence, typed)
  for (const { waiting } of tags) {
    if (waiting !== null) await stage.services.decisions.countersignDecision(countersigner, waiting.id)
  }
}

async function undo(stage: Stage, item: Item, typed: string): Promise<void> {
  const assessor = getFrom(stage.actors, item.assessor(stage.clock.now()))
  const evidence = getFrom(stage.evidence, item.key)
  const decisionIds = listTagsOf(stage, item, evidence, typed).flatMap(({ decision }) => decision?.id ?? [])
  stage.evidence.set(item.key, await stage.services.decisions.undoDecisions(assessor, evidence.id, decisionIds))
}

async function correct(stage: Stage, item: Item, act: LaterAct & { act: 'correct' }): Promise<void> {
  const assessor = getFrom(stage.actors, act.by ?? item.assessor(stage.clock.now()))
  const { outcome, reason, feedback, dueIn } = act
  const dueOn = dueIn === undefined ? undefined : addDays(toToday(stage), dueIn)
  const evidence = getFrom(stage.evidence, item.key)
  for (const { decision } of listTagsOf(stage, item, evidence, act.criteria)) {
    if (decision === null) continue
    await stage.services.decisions.correctDecision(assessor, decision.id, { outcome, reason, feedback, dueOn })
  }
}

async function addTags(stage: Stage, item: Item, act: LaterAct & { act: 'addTags' }): Promise<void> {
  const enrolment = getFrom(stage.enrolments, item.enrolmentKey)
  const actor = getFrom(stage.actors, act.by === 'learner' ? item.learner.key : act.by)
  const tags = listCriterionIds(enrolment, act.criteria).map(criterionId => ({ criterionId }))
  const { id } = getFrom(stage.evidence, item.key)
  stage.evidence.set(item.key, await stage.services.tags.addTags(actor, id, { enrolmentId: enrolment.id, tags }))
  if (act.judged !== undefined) await judge(stage, item, act.judged)
}

async function removeTags(stage: Stage, item: Item, act: LaterAct & { act: 'removeTags' }): Promise<void> {
  const actor = getFrom(stage.actors, act.by === 'learner' ? item.learner.key : act.by)
  const evidence = getFrom(stage.evidence, item.key)
  for (const tag of listTagsOf(stage, item, evidence, act.criteria)) {
    await stage.services.tags.removeTag(actor, tag.id, act.reason)
  }
}
