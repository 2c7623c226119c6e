/** One item of evidence on the stage, who wrote it, and how it is judged. */
import type { EvidenceTag } from '@crosswalk/contracts'
import { addDays } from '../dates/centre-day.ts'
import type { Actor } from '../http/actor.ts'
import type { EvidencePlan, EvidenceStory, Judgement, LearnerStory } from './content/story.ts'
import { getFrom, listCriterionIds, type Stage, toToday } from './stage.ts'

/** Everything that the acts on one item share. */
export interface Item {
  /** "chloe/3" */
  key: string
  learner: LearnerStory
  story: EvidenceStory
  plan: EvidencePlan
  /** "chloe/0" */
  enrolmentKey: string
  /** Spreads pictures, voices and hours, so that no two are the same. */
  variant: number
  /** By whom it is judged unless the story says otherwise. */
  assessor: (at: Date) => string
}

export function getAuthor(stage: Stage, { plan, learner, assessor }: Item): Actor {
  return getFrom(stage.actors, plan.by === 'learner' ? learner.key : assessor(stage.clock.now()))
}

/** Decides all that waits, or what the judgement is about alone. */
export async function judge(stage: Stage, item: Item, judgement: Judgement): Promise<void> {
  const assessor = getFrom(stage.actors, judgement.by ?? item.assessor(stage.clock.now()))
  const { id, revision, tags } = getFrom(stage.evidence, item.key)
  const enrolment = getFrom(stage.enrolments, item.enrolmentKey)
  const about = judgement.only === undefined ? null : listCriterionIds(enrolment, judgement.only)
  const verdicts = listVerdicts(stage, item, judgement)
  const decisions = tags
    .filter(tag => waits(tag) && (about === null || about.includes(tag.criterionId ?? '')))
    .map(tag => ({ tagId: tag.id, ...verdicts(tag.criterionId) }))
  stage.evidence.set(item.key, await stage.services.decisions.decide(assessor, id, { revision, decisions }))
}

const waits = (tag: EvidenceTag): boolean => tag.status === 'submitted' && tag.waiting === null

/** The outcome for a criterion: accepted unless the judgement refers it or has no use for it. */
export function listVerdicts(
  stage: Stage,
  { enrolmentKey, plan }: Item,
  { feedback = plan.feedback, refer = {}, notUsed = {} }: Judgement,
) {
  const enrolment = getFrom(stage.enrolments, enrolmentKey)
  const referrals = Object.entries(refer).map(([typed, referral]) => ({
    ids: listCriterionIds(enrolment, typed),
    referral,
  }))
  const unused = Object.entries(notUsed).map(([typed, why]) => ({ ids: listCriterionIds(enrolment, typed), why }))
  return (criterionId: string | undefined) => {
    const isAbout = ({ ids }: { ids: readonly string[] }) => criterionId !== undefined && ids.includes(criterionId)
    const referral = referrals.find(isAbout)?.referral
    if (referral !== undefined) {
      return {
        outcome: 'referred',
        feedback: referral.feedback,
        dueOn: addDays(toToday(stage), referral.dueIn),
      } as const
    }
    const why = unused.find(isAbout)?.why
    return why === undefined
      ? ({ outcome: 'accepted', feedback } as const)
      : ({ outcome: 'notUsed', feedback: why } as const)
  }
}
