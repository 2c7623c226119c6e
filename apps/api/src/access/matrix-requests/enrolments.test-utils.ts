/** Only for tests. Learners and enrolments, with progress, plan, gateway, and what an employer's link opens. */
import type { Subject } from '../access-matrix-subject.test-utils.ts'
import { type MatrixRequest, NOBODYS, STALE } from './matrix-request.test-utils.ts'

export function enrolmentRequests(s: Subject): Record<string, MatrixRequest> {
  const unitId = s.unitIds[0]
  /** A unit that its qualification does not have. */
  const newEnrolment = { programmeId: s.programmeId, unitIds: [`uni_${NOBODYS}`], startsOn: '2026-11-20' }
  return {
    // Of an enrolment that has no line manager.
    'GET /api/v1/enrolments/:id/outside-accesses': { url: `/api/v1/enrolments/${s.enrolmentId}/outside-accesses` },
    'POST /api/v1/enrolments/:id/outside-accesses': {
      url: `/api/v1/enrolments/${s.enrolmentId}/outside-accesses`,
      body: { purpose: 'behaviours' },
    },
    // Revoked already.
    'POST /api/v1/outside-accesses/:id/revocation': { url: `/api/v1/outside-accesses/${s.accessId}/revocation` },
    'POST /api/v1/enrolments/:id/ksbs/:ksbId/confirmations': {
      url: `/api/v1/enrolments/${s.enrolmentId}/ksbs/${s.ksbId}/confirmations`,
      body: { outcome: 'notConfirmed' },
    },
    'POST /api/v1/enrolments/:id/confirmations': {
      url: `/api/v1/enrolments/${s.enrolmentId}/confirmations`,
      body: { ksbIds: [s.ksbId], outcome: 'notConfirmed' },
    },
    'POST /api/v1/confirmations/:id/withdrawal': {
      url: `/api/v1/confirmations/${s.confirmationId}/withdrawal`,
      body: { reason: 'A slip.' },
    },
    'GET /api/v1/enrolments/:id/gateway': { url: `/api/v1/enrolments/${s.enrolmentId}/gateway` },
    'PUT /api/v1/enrolments/:id/gateway/lines/:line': {
      url: `/api/v1/enrolments/${s.enrolmentId}/gateway/lines/ksbsHeld`,
      body: { done: true },
    },
    'POST /api/v1/enrolments/:id/gateway/signatures': {
      url: `/api/v1/enrolments/${s.enrolmentId}/gateway/signatures`,
      body: { declaration: true, basis: 'of another day' },
    },
    // Withdrawn already.
    'POST /api/v1/gateway-signatures/:id/withdrawal': {
      url: `/api/v1/gateway-signatures/${s.signatureId}/withdrawal`,
      body: { reason: 'Too early.' },
    },
    'POST /api/v1/shared/opening': { url: '/api/v1/shared/opening', body: {} },
    'POST /api/v1/shared/confirmations': { url: '/api/v1/shared/confirmations', body: {} },
    'POST /api/v1/shared/signature': { url: '/api/v1/shared/signature', body: {} },
    'GET /api/v1/learners': { url: '/api/v1/learners?limit=200', sees: s.learnerId },
    'POST /api/v1/learners': {
      url: '/api/v1/learners',
      body: { familyName: 'A', enrolment: newEnrolment },
    },
    'GET /api/v1/learners/:id': { url: `/api/v1/learners/${s.learnerId}` },
    'PATCH /api/v1/learners/:id': {
      url: `/api/v1/learners/${s.learnerId}`,
      body: { revision: STALE, familyName: 'A' },
    },
    'POST /api/v1/learners/:id/enrolments': {
      url: `/api/v1/learners/${s.learnerId}/enrolments`,
      body: newEnrolment,
    },
    'POST /api/v1/learners/:id/enrolments (another centre’s programme)': {
      url: `/api/v1/learners/${s.learnerId}/enrolments`,
      body: { ...newEnrolment, programmeId: s.elsewhere.programmeId, unitIds: [unitId] },
    },
    'GET /api/v1/enrolments/:id': { url: `/api/v1/enrolments/${s.enrolmentId}` },
    'GET /api/v1/enrolments/:id/statuses': { url: `/api/v1/enrolments/${s.enrolmentId}/statuses` },
    'PATCH /api/v1/enrolments/:id': {
      url: `/api/v1/enrolments/${s.enrolmentId}`,
      body: { revision: STALE, jobRole: 'both' },
    },
    'PATCH /api/v1/enrolments/:id (to another centre’s cohort)': {
      url: `/api/v1/enrolments/${s.enrolmentId}`,
      body: { revision: s.enrolmentRevision, cohortId: s.elsewhere.cohortId },
    },
    'PATCH /api/v1/enrolments/:id (to another centre’s employer)': {
      url: `/api/v1/enrolments/${s.enrolmentId}`,
      body: { revision: s.enrolmentRevision, employer: { id: s.elsewhere.employerId } },
    },
    'PUT /api/v1/enrolments/:id/units': {
      url: `/api/v1/enrolments/${s.enrolmentId}/units`,
      body: { revision: STALE, unitIds: [unitId] },
    },
    'PUT /api/v1/enrolments/:id/units (preview)': {
      url: `/api/v1/enrolments/${s.enrolmentId}/units?preview=true`,
      body: { revision: s.enrolmentRevision, unitIds: s.unitIds },
    },
    'GET /api/v1/enrolments/:id/relationships': { url: `/api/v1/enrolments/${s.enrolmentId}/relationships` },
    'POST /api/v1/enrolments/:id/relationships': {
      url: `/api/v1/enrolments/${s.enrolmentId}/relationships`,
      body: { kind: 'assessor', personId: s.assessor.personId, from: '2026-11-20' },
    },
    'POST /api/v1/enrolments/:id/relationships (another centre’s assessor)': {
      url: `/api/v1/enrolments/${s.enrolmentId}/relationships`,
      body: { kind: 'assessor', personId: s.elsewhere.assessor.personId, from: '2026-11-20' },
    },
    // On the day on which it ended.
    'POST /api/v1/relationships/:id/ending': {
      url: `/api/v1/relationships/${s.relationshipId}/ending`,
      body: { to: '2026-11-19' },
    },
    'GET /api/v1/enrolments/:id/plan': { url: `/api/v1/enrolments/${s.enrolmentId}/plan` },
    'PUT /api/v1/enrolments/:id/plan': {
      url: `/api/v1/enrolments/${s.enrolmentId}/plan`,
      body: { version: STALE, lines: [], nextVisit: null },
    },
    // Of another qualification.
    'POST /api/v1/enrolments/:id/plan/lines': {
      url: `/api/v1/enrolments/${s.enrolmentId}/plan/lines`,
      body: { what: 'A', method: 'OB', criterionIds: [`cri_${NOBODYS}`], dueOn: '2026-12-04' },
    },
    'POST /api/v1/enrolments/:id/plan/agreement': {
      url: `/api/v1/enrolments/${s.enrolmentId}/plan/agreement`,
      body: { version: STALE },
    },
    'GET /api/v1/enrolments/:id/progress': { url: `/api/v1/enrolments/${s.enrolmentId}/progress` },
    'GET /api/v1/enrolments/:id/ksbs/:ksbId': { url: `/api/v1/enrolments/${s.enrolmentId}/ksbs/${s.ksb('K1')}` },
    'GET /api/v1/enrolments/:id/units/:unitId': { url: `/api/v1/enrolments/${s.enrolmentId}/units/${unitId}` },
    'GET /api/v1/enrolments/:id/units/:unitId/papers/:paper': {
      url: `/api/v1/enrolments/${s.enrolmentId}/units/${unitId}/papers/record?format=csv`,
    },
    'GET /api/v1/enrolments/:id/papers/:paper': {
      url: `/api/v1/enrolments/${s.enrolmentId}/papers/evidence-index?format=csv`,
    },
    'GET /api/v1/enrolments/:id/waiting': { url: `/api/v1/enrolments/${s.enrolmentId}/waiting` },
  }
}
