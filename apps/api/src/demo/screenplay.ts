/** Everything that happens in the story, in the order in which it happened. */

import { listCentreActs } from './centre-acts.ts'
import { CENTRES } from './content/centres.ts'
import { listConfirmationActs } from './employer-acts.ts'
import { listEnrolmentActs } from './enrolment-acts.ts'
import { listEvidenceActs } from './evidence-acts.ts'
import { listPlanActs } from './plan-acts.ts'
import type { Act } from './stage.ts'
import type { StoryTime } from './story-time.ts'
import { listVisitActs } from './visit-acts.ts'

export function listActs(time: StoryTime): Act[] {
  let variant = 0
  const acts = CENTRES.flatMap(centre => [
    ...listCentreActs(centre, time),
    ...centre.learners.flatMap(learner => [
      ...learner.enrolments.flatMap((_, index) => listEnrolmentActs(centre, learner, index, time)),
      ...listPlanActs(learner, time),
      ...listConfirmationActs(centre, learner, time),
      ...listVisitActs(learner, time),
      ...learner.evidence.flatMap((_, index) => listEvidenceActs(learner, index, variant++, time)),
    ]),
  ])
  // Sorting is stable: what happens at once stays in the order of the content.
  return acts.sort((one, other) => one.at.getTime() - other.at.getTime())
}
