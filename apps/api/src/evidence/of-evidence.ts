import type { Actor } from '../http/actor.ts'
import type { EvidenceRecord } from './evidence.model.ts'

/** Of an entry about evidence: whose act it is, and where it belongs. */
export const ofEvidence = (
  { centreId, personId }: Pick<Actor, 'centreId' | 'personId'>,
  { id, learnerId, enrolmentId }: Pick<EvidenceRecord, 'id' | 'learnerId' | 'enrolmentId'>,
) => ({ centreId, actorId: personId, learnerId, enrolmentId, evidenceId: id })
