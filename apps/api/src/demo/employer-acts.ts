/** The employers of a centre's learners, and what named people say of KSBs: staff here, line managers by a link. */
import { CONFIRMATIONS, type ConfirmationStory } from './content/confirmations.ts'
import { EMPLOYERS } from './content/employers.ts'
import type { CentreStory, LearnerStory } from './content/story.ts'
import { WORKPLACES } from './content/workplaces.ts'
import {
  type Act,
  type EnrolmentOnStage,
  getFrom,
  getKsbId,
  getManager,
  listCriterionIds,
  type Stage,
} from './stage.ts'
import { addMinutes, type StoryTime, toLondonInstant } from './story-time.ts'

export async function addEmployers(stage: Stage, centre: CentreStory): Promise<void> {
  for (const workplace of new Set(centre.learners.map(learner => learner.workplace))) {
    const { site, lineManager } = EMPLOYERS[workplace]
    const employer = await stage.services.employers.addEmployer(getManager(stage, centre), {
      name: WORKPLACES[workplace].employer,
      sites: [site],
      lineManagers: [lineManager],
    })
    stage.employers.set(`${centre.key}/${workplace}`, {
      id: employer.id,
      siteId: employer.sites[0]?.id,
      lineManagerId: employer.lineManagers[0]?.id,
    })
  }
}

const AT = '15:10'

export function listConfirmationActs(centre: CentreStory, learner: LearnerStory, time: StoryTime): Act[] {
  return (CONFIRMATIONS[learner.key] ?? []).map((story, index) => ({
    // On one day, one after the other.
    at: addMinutes(toLondonInstant(time.toDay(story.ago), AT), index * 7),
    perform: stage => perform(stage, centre, learner, story),
  }))
}

async function perform(
  stage: Stage,
  centre: CentreStory,
  learner: LearnerStory,
  story: ConfirmationStory,
): Promise<void> {
  const { services } = stage
  const actor = getFrom(stage.actors, story.by)
  const enrolment = getFrom(stage.enrolments, `${learner.key}/0`)
  switch (story.act) {
    case 'confirm': {
      const { outcome, statement } = story
      const ksbIds = listKsbIds(story, enrolment)
      await services.confirmations.confirmKsbs(actor, enrolment.id, { ksbIds, outcome, statement })
      return
    }
    case 'employer': {
      const { link } = await services.outside.grantForEnrolment(actor, enrolment.id, {
        purpose: 'behaviours',
        show: true,
      })
      const token = link?.split('#')[1] ?? ''
      await services.outside.open(token)
      const said = enrolment.mapping.standard.ksbs
        .filter(ksb => ksb.kind === 'behaviour')
        .map(({ id, code }) => {
          const statement = story.notYet[code]
          return { ksbId: id, outcome: statement === undefined ? 'confirmed' : 'notConfirmed', statement } as const
        })
      await services.outside.confirmBehaviours(token, EMPLOYERS[learner.workplace].lineManager.name, said)
      return
    }
    case 'share': {
      const { lineManagerId } = getFrom(stage.employers, `${centre.key}/${learner.workplace}`)
      const { link } = await services.outside.grantForLineManager(actor, lineManagerId ?? '', { show: true })
      await services.outside.open(link?.split('#')[1] ?? '')
      return
    }
    case 'tick':
      await services.gateway.tickLine(actor, enrolment.id, story.line, { done: true, note: story.note ?? null })
  }
}

function listKsbIds({ ksbs }: ConfirmationStory & { act: 'confirm' }, enrolment: EnrolmentOnStage): string[] {
  if ('criterion' in ksbs) {
    const [criterionId = ''] = listCriterionIds(enrolment, ksbs.criterion)
    return enrolment.mapping.rows.filter(row => row.criterionIds.includes(criterionId)).map(row => row.ksbId)
  }
  return ksbs.map(code => getKsbId(enrolment, code))
}
