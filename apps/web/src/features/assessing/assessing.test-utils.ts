/** Items of evidence for tests of what an assessor chooses. */
import type { Evidence, EvidenceTag, ExplainedDecision } from '@crosswalk/contracts'
import type { TagRow } from './tag-groups.ts'

export const TOM = { id: 'per_tom', name: 'Tom Ashworth' }
export const GILLIAN = { id: 'per_gillian', name: 'Gillian Frost' }
const CHLOE = { id: 'per_chloe', name: 'Chloe Okafor' }

export function makeTag(id: string, more: Partial<EvidenceTag> = {}): EvidenceTag {
  return {
    id,
    enrolmentId: 'enr_1',
    criterionId: `cri_${id}`,
    locator: 'p. 1',
    status: 'submitted',
    addedBy: CHLOE,
    submittedAt: '2026-11-19T09:00:00.000Z',
    referralClosed: false,
    decision: null,
    waitsForCountersignature: false,
    waiting: null,
    decisions: [],
    can: {
      decide: true,
      correct: false,
      undoUntil: null,
      countersign: false,
      remove: false,
      removalNeedsReason: true,
    },
    ...more,
  }
}

export function makeDecision(id: string, more: Partial<ExplainedDecision> = {}): ExplainedDecision {
  return {
    id,
    outcome: 'accepted',
    feedback: null,
    dueOn: null,
    reason: null,
    decidedBy: TOM,
    decidedAt: '2026-11-20T10:41:00.000Z',
    waitsForCountersignature: false,
    countersignedBy: null,
    countersignedAt: null,
    endedAt: null,
    endedBy: null,
    ...more,
  }
}

export function makeEvidence(tags: EvidenceTag[], more: Partial<Evidence> = {}): Evidence {
  return {
    id: 'evd_1',
    learnerId: 'lrn_1',
    reference: 'WP3',
    title: 'Kettle refund',
    method: 'WP',
    occurredOn: '2026-11-12',
    status: 'submitted',
    author: { ...CHLOE, kind: 'learner' },
    addedAt: '2026-11-18T09:00:00.000Z',
    submittedAt: '2026-11-19T09:00:00.000Z',
    confidential: false,
    revision: 1,
    learner: { id: 'lrn_1', name: CHLOE.name },
    description: null,
    link: null,
    text: 'Dear Sir',
    keptAt: null,
    ownWork: true,
    files: [],
    uploadsUnderWay: 0,
    tombstones: [],
    record: null,
    tags,
    enrolmentId: 'enr_1',
    can: {
      change: false,
      submit: false,
      addTag: true,
      addFile: false,
      decide: true,
      remove: false,
      erase: false,
      markConfidential: false,
    },
    ...more,
  }
}

export const makeRow = (tag: EvidenceTag, number: string): TagRow => ({
  tag,
  number,
  target: `U16 ${number}`,
  text: 'Explain to customers the limits of the service they can offer',
  ksbCodes: [],
  index: 0,
  unitNumber: 16,
})
