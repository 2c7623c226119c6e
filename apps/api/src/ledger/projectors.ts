/** Every kind of ledger entry. A kind is never renamed and never goes: entries of it exist. */
import type { z } from 'zod'
import { achievementProjectors } from '../achievements/achievements.projector.ts'
import { centreProjectors } from '../centres/centres.projector.ts'
import { certificateClaimProjectors } from '../certificate-claims/certificate-claims.projector.ts'
import { cohortProjectors } from '../cohorts/cohorts.projector.ts'
import { commentProjectors } from '../comments/comments.projector.ts'
import { confirmationProjectors } from '../confirmations/confirmations.projector.ts'
import { decisionProjectors } from '../decisions/decisions.projector.ts'
import { employerProjectors } from '../employers/employers.projector.ts'
import { enrolmentProjectors } from '../enrolments/enrolments.projector.ts'
import { erasureProjectors } from '../erasures/erasures.projector.ts'
import { evidenceProjectors } from '../evidence/evidence.projector.ts'
import { gatewayProjectors } from '../gateway/gateway.projector.ts'
import { learnerProjectors } from '../learners/learners.projector.ts'
import { mappingProjectors } from '../mappings/mappings.projector.ts'
import { outsideProjectors } from '../outside/outside.projector.ts'
import { peopleProjectors } from '../people/people.projector.ts'
import { planProjectors } from '../plans/plans.projector.ts'
import { programmeProjectors } from '../programmes/programmes.projector.ts'
import { qualificationProjectors } from '../qualifications/qualifications.projector.ts'
import { recordProjectors } from '../records/records.projector.ts'
import { relationshipProjectors } from '../relationships/relationships.projector.ts'
import { sampleProjectors } from '../samples/samples.projector.ts'
import { signOffProjectors } from '../sign-offs/sign-offs.projector.ts'
import { tagProjectors } from '../tags/tags.projector.ts'
import { unitPatternProjectors } from '../unit-patterns/unit-patterns.projector.ts'
import type { Projector } from './define-projector.ts'

export const PROJECTORS = {
  ...centreProjectors,
  ...peopleProjectors,
  ...learnerProjectors,
  ...programmeProjectors,
  ...mappingProjectors,
  ...qualificationProjectors,
  ...cohortProjectors,
  ...unitPatternProjectors,
  ...enrolmentProjectors,
  ...relationshipProjectors,
  ...employerProjectors,
  ...outsideProjectors,
  ...gatewayProjectors,
  ...evidenceProjectors,
  ...erasureProjectors,
  ...tagProjectors,
  ...decisionProjectors,
  ...signOffProjectors,
  ...sampleProjectors,
  ...achievementProjectors,
  ...confirmationProjectors,
  ...certificateClaimProjectors,
  ...planProjectors,
  ...commentProjectors,
  ...recordProjectors,
}

export type EntryKind = keyof typeof PROJECTORS
export type EntryData<Kind extends EntryKind> = z.input<(typeof PROJECTORS)[Kind]['data']>

const byKind = new Map<string, Projector>(Object.entries(PROJECTORS))

/** Null for a kind that this Crosswalk does not know. */
export const findProjector = (kind: string): Projector | null => byKind.get(kind) ?? null
