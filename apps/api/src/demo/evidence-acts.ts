/** What happens to one item of evidence: it is added, submitted, judged, and whatever came after. */
import { addDays, toLondonTime } from '../dates/centre-day.ts'
import { attachFile } from './attach-file.ts'
import { EVIDENCE_PLANS } from './content/evidence-plans.ts'
import type { FilePlan, Judgement, LearnerStory, Subject } from './content/story.ts'
import { WORKPLACES } from './content/workplaces.ts'
import { findAssessor } from './enrolment-acts.ts'
import { getAuthor, type Item, judge, listVerdicts } from './judging.ts'
import { listLaterActs } from './later-acts.ts'
import { type Act, type EnrolmentOnStage, getFrom, getKsbId, listCriterionIds, type Stage, toToday } from './stage.ts'
import { addMinutes, type StoryTime } from './story-time.ts'

const DECIDED_AFTER = 3

const SUBJECTS = {
  she: { they: 'she', them: 'her', their: 'her' },
  he: { they: 'he', them: 'him', their: 'his' },
  they: { they: 'they', them: 'them', their: 'their' },
} as const

export function listEvidenceActs(learner: LearnerStory, index: number, variant: number, time: StoryTime): Act[] {
  const story = learner.evidence[index]
  const enrolment = learner.enrolments[story?.enrolment ?? 0]
  if (story === undefined || enrolment === undefined) return []
  const item: Item = {
    key: `${learner.key}/${index}`,
    learner,
    story,
    plan: EVIDENCE_PLANS[story.plan],
    enrolmentKey: `${learner.key}/${story.enrolment ?? 0}`,
    variant,
    assessor: at => findAssessor(enrolment, toLondonTime(at).day, time),
  }
  const submittedAt = time.toInstant(story.when, variant)
  const ends = story.ends ?? 'judged'
  const judged = story.judged ?? {}
  const decidedAt =
    item.plan.by === 'assessor'
      ? addMinutes(submittedAt, 2)
      : time.toLater(submittedAt, judged.after ?? DECIDED_AFTER, variant + 3)
  const writtenAt = addMinutes(submittedAt, -18)
  const later = listLaterActs(item, decidedAt, time)
  // As staff do it: written, tagged and decided in one act. Files come to a draft, so with them it takes three.
  if (ends === 'judged' && item.plan.by === 'assessor' && !hasFiles(item)) {
    return [{ at: decidedAt, perform: stage => addDecided(stage, item, judged) }, ...later]
  }
  const acts: Act[] = [{ at: writtenAt, perform: stage => addDraft(stage, item) }]
  if (ends !== 'draft') acts.push({ at: submittedAt, perform: stage => submit(stage, item) })
  if (ends === 'judged') acts.push({ at: decidedAt, perform: stage => judge(stage, item, judged) })
  return [...acts, ...later]
}

/** Of what staff write, a recording or a picture goes with every fourth. */
const hasFiles = ({ plan, variant }: Item): boolean =>
  plan.files !== undefined && (plan.by === 'learner' || variant % 4 === 0)

/** Not everybody brings the picture as well. */
function listFiles(item: Item, files: readonly FilePlan[]): readonly FilePlan[] {
  if (!hasFiles(item)) return []
  return item.variant % 2 === 0 ? files : files.slice(0, 1)
}

/** What the evidence says, in the words of the learner's own workplace. */
function toContent(stage: Stage, item: Item) {
  const { learner, story, plan, enrolmentKey, variant } = item
  const work = WORKPLACES[learner.workplace]
  const subject: Subject = { name: learner.givenName ?? learner.familyName, ...SUBJECTS[learner.pronouns] }
  const enrolment = getFrom(stage.enrolments, enrolmentKey)
  const today = toToday(stage)
  return {
    title: story.title ?? plan.title(work),
    method: plan.method,
    // Staff write on the day; learners bring what they did in the week before.
    occurredOn: plan.by === 'assessor' ? today : addDays(today, -1 - (variant % 5)),
    description: plan.description?.(work, subject),
    text: plan.text?.(work, subject),
    link: plan.link,
    keptAt: plan.keptAt?.(work),
    enrolmentId: enrolment.id,
    files: listFiles(item, plan.files?.(work, subject) ?? []),
    tags: listTags(enrolment, story.tags ?? plan.tags, plan.ksbs ?? []),
  }
}

interface TagToAdd {
  criterionId?: string
  ksbId?: string
  locator?: string
}

function listTags(
  enrolment: EnrolmentOnStage,
  typed: Readonly<Record<string, string>>,
  ksbs: readonly string[],
): TagToAdd[] {
  const tags = Object.entries(typed).flatMap(([criteria, place]) =>
    listCriterionIds(enrolment, criteria).map(criterionId => ({
      criterionId,
      ...(place === '' ? {} : { locator: place }),
    })),
  )
  return [...tags, ...ksbs.map(code => ({ ksbId: getKsbId(enrolment, code) }))]
}

async function addDraft(stage: Stage, item: Item): Promise<void> {
  const author = getAuthor(stage, item)
  const { files, ...content } = toContent(stage, item)
  const learnerId = getFrom(stage.learnerIds, item.learner.key)
  const evidence = await stage.services.evidence.addEvidence(author, learnerId, content)
  stage.evidence.set(item.key, evidence)
  for (const file of files) await attachFile(stage, author, evidence.id, file, item.variant)
}

async function submit(stage: Stage, item: Item): Promise<void> {
  const ownWork = item.plan.by === 'learner' ? { ownWork: true } : {}
  const { id } = getFrom(stage.evidence, item.key)
  const { confidential } = item.story
  const submission = { ...ownWork, confidential }
  stage.evidence.set(item.key, await stage.services.evidence.submitEvidence(getAuthor(stage, item), id, submission))
}

async function addDecided(stage: Stage, item: Item, judgement: Judgement): Promise<void> {
  const { files: _, tags, ...content } = toContent(stage, item)
  const verdicts = listVerdicts(stage, item, judgement)
  const decisions = tags.map(tag => ({ ...tag, ...verdicts(tag.criterionId) }))
  const learnerId = getFrom(stage.learnerIds, item.learner.key)
  const body = { ...content, tags: [], decisions }
  stage.evidence.set(item.key, await stage.services.evidence.addEvidence(getAuthor(stage, item), learnerId, body))
}
