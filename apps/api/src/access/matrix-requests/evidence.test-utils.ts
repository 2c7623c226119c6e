/** Only for tests. Evidence with its tags, files and comments, and erasing. */
import { UPLOADS_PATH } from '@crosswalk/contracts'
import { type Subject, toMetadata } from '../access-matrix-subject.test-utils.ts'
import { type MatrixRequest, STALE } from './matrix-request.test-utils.ts'

function requestsOfThread(
  route: string,
  thread: { place: string; learnerAndStaff: string; staffOnly: string; assessorAndIqa: string },
  removedId: string,
): Record<string, MatrixRequest> {
  const { place: url } = thread
  const name = `/api/v1${route}`
  return {
    [`GET ${name}`]: { url, sees: thread.learnerAndStaff },
    [`GET ${name} (staff only)`]: { url, sees: thread.staffOnly },
    [`GET ${name} (assessor and IQA)`]: { url, sees: thread.assessorAndIqa },
    [`POST ${name}`]: { url, body: { text: 'A', replyTo: removedId } },
  }
}

export function evidenceRequests(s: Subject): Record<string, MatrixRequest> {
  const uploadId = s.uploadUrl.split('/').at(-1) ?? ''
  const tus = { 'tus-resumable': '1.0.0' }
  const criterionId = s.criterion('6/2.2')
  return {
    'GET /api/v1/learners/:id/evidence': { url: `/api/v1/learners/${s.learnerId}/evidence`, sees: s.draft.id },
    'POST /api/v1/learners/:id/evidence': {
      url: `/api/v1/learners/${s.learnerId}/evidence`,
      body: { title: 'A', method: 'WP', enrolmentId: s.enrolmentId, tags: [{ criterionId }, { criterionId }] },
    },
    'POST /api/v1/learners/:id/evidence (another learner’s enrolment)': {
      url: `/api/v1/learners/${s.learnerId}/evidence`,
      body: { title: 'A', method: 'WP', enrolmentId: s.otherEnrolmentId },
    },
    'GET /api/v1/evidence/:id': { url: `/api/v1/evidence/${s.draft.id}` },
    'PUT /api/v1/evidence/:id/confidential': {
      url: `/api/v1/evidence/${s.draft.id}/confidential`,
      body: { confidential: false },
    },
    'PATCH /api/v1/evidence/:id': { url: `/api/v1/evidence/${s.draft.id}`, body: { revision: STALE, title: 'A' } },
    'POST /api/v1/evidence/:id/tags': {
      url: `/api/v1/evidence/${s.draft.id}/tags`,
      body: { enrolmentId: s.enrolmentId, criterionId },
    },
    'POST /api/v1/evidence/:id/tags (another learner’s enrolment)': {
      url: `/api/v1/evidence/${s.draft.id}/tags`,
      body: { enrolmentId: s.otherEnrolmentId, criterionId },
    },
    'POST /api/v1/evidence/:id/tags (another centre’s enrolment)': {
      url: `/api/v1/evidence/${s.draft.id}/tags`,
      body: { enrolmentId: s.elsewhere.enrolmentId, criterionId },
    },
    // All tagged already: left as they are.
    'POST /api/v1/evidence/:id/tags/several': {
      url: `/api/v1/evidence/${s.draft.id}/tags/several`,
      body: { enrolmentId: s.enrolmentId, tags: [{ criterionId }] },
    },
    'POST /api/v1/evidence/:id/submission': {
      url: `/api/v1/evidence/${s.draft.id}/submission`,
      body: { revision: STALE, ownWork: true },
    },
    // Both accepted, and no reason given.
    'POST /api/v1/evidence/:id/removal': { url: `/api/v1/evidence/${s.accepted.evidenceId}/removal`, body: {} },
    'GET /api/v1/evidence/:id/erasable': { url: `/api/v1/evidence/${s.accepted.evidenceId}/erasable` },
    'POST /api/v1/evidence/:id/erasure-preview': {
      url: `/api/v1/evidence/${s.accepted.evidenceId}/erasure-preview`,
      body: { fallIds: [] },
    },
    'POST /api/v1/evidence/:id/erasures': {
      url: `/api/v1/evidence/${s.accepted.evidenceId}/erasures`,
      body: { revision: STALE, words: ['text'], reason: 'A' },
    },
    'GET /api/v1/written-texts': {
      url: `/api/v1/written-texts?enrolmentId=${s.enrolmentId}&about=${s.signOffId}`,
    },
    // Why a sign-off was reopened; of words that never were.
    'POST /api/v1/text-erasures': {
      url: '/api/v1/text-erasures',
      body: { texts: [{ sequence: s.reopenedSequence, hash: 'a'.repeat(64) }], reason: 'A' },
    },
    'POST /api/v1/tags/:id/removal': { url: `/api/v1/tags/${s.accepted.tagId}/removal`, body: {} },
    'GET /api/v1/evidence/:id/resubmission': { url: `/api/v1/evidence/${s.submitted.id}/resubmission` },
    // Those for one audience are not there for the others. What was removed can’t be answered.
    ...requestsOfThread('/evidence/:id/comments', s.comments.onEvidence, s.comments.removed),
    ...requestsOfThread('/enrolments/:id/units/:unitId/comments', s.comments.onUnit, s.comments.removedOnUnit),
    ...requestsOfThread('/enrolments/:id/ksbs/:ksbId/comments', s.comments.onKsb, s.comments.removedOnKsb),
    'POST /api/v1/comments/:id/removal': { url: `/api/v1/comments/${s.comments.removed}/removal` },
    'POST /api/v1/files/:id/link': { url: `/api/v1/files/${s.fileId}/link`, body: { purpose: 'view' } },
    'POST /api/v1/files/:id/removal': { url: `/api/v1/files/${s.fileId}/removal`, body: {} },
    // To an item that was accepted.
    'POST /api/v1/uploads': {
      url: UPLOADS_PATH,
      headers: { ...tus, 'upload-length': '10', 'upload-metadata': toMetadata(s.accepted.evidenceId) },
    },
    'HEAD /api/v1/uploads/:id': { url: `${UPLOADS_PATH}/${uploadId}`, headers: tus },
    'PATCH /api/v1/uploads/:id': { url: `${UPLOADS_PATH}/${uploadId}`, headers: { ...tus, 'upload-offset': '0' } },
    'DELETE /api/v1/uploads/:id': { url: `${UPLOADS_PATH}/${uploadId}`, headers: tus },
  }
}
