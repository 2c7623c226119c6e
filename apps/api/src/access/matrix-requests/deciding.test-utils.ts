/** Only for tests. Deciding, signing off, and what waits for either. */
import type { Subject } from '../access-matrix-subject.test-utils.ts'
import { type MatrixRequest, NOBODYS, STALE } from './matrix-request.test-utils.ts'

export function decidingRequests(s: Subject): Record<string, MatrixRequest> {
  const unitId = s.unitIds[0]
  return {
    // Of work that is no record.
    'POST /api/v1/evidence/:id/record-answer': {
      url: `/api/v1/evidence/${s.submitted.id}/record-answer`,
      body: { revision: STALE, outcome: 'confirmed' },
    },
    'GET /api/v1/visits': { url: '/api/v1/visits', sees: s.enrolmentId },
    // Of a day that has not been.
    'POST /api/v1/enrolments/:id/visit-notes': {
      url: `/api/v1/enrolments/${s.enrolmentId}/visit-notes`,
      body: { noteId: '0'.repeat(32), title: 'A', method: 'OB', occurredOn: '2099-01-01', criterionIds: [] },
    },
    'GET /api/v1/to-assess': { url: '/api/v1/to-assess?limit=200', sees: s.submitted.id },
    'GET /api/v1/to-countersign': { url: '/api/v1/to-countersign?limit=200', sees: s.waiting.decisionId },
    'POST /api/v1/evidence/:id/decisions': {
      url: `/api/v1/evidence/${s.submitted.id}/decisions`,
      body: { revision: STALE, decisions: [{ tagId: s.submitted.tags[0].id, outcome: 'accepted' }] },
    },
    'POST /api/v1/evidence/:id/decisions/undo': {
      url: `/api/v1/evidence/${s.accepted.evidenceId}/decisions/undo`,
      body: { decisionIds: [s.accepted.decisionId] },
    },
    'POST /api/v1/decisions/:id/correction': {
      url: `/api/v1/decisions/${s.corrected.decisionId}/correction`,
      body: { outcome: 'accepted', reason: 'A.' },
    },
    'POST /api/v1/decisions/:id/undo': { url: `/api/v1/decisions/${s.accepted.decisionId}/undo` },
    'POST /api/v1/countersignatures': {
      url: '/api/v1/countersignatures',
      body: { decisionIds: [s.corrected.decisionId], declaration: true },
    },
    'POST /api/v1/decisions/:id/countersignature': {
      url: `/api/v1/decisions/${s.corrected.decisionId}/countersignature`,
      body: { declaration: true },
    },
    'POST /api/v1/enrolments/:id/units/:unitId/sign-offs': {
      url: `/api/v1/enrolments/${s.enrolmentId}/units/${unitId}/sign-offs`,
      body: { declaration: true },
    },
    // Without a certificate.
    'POST /api/v1/enrolments/:id/units/:unitId/achievements': {
      url: `/api/v1/enrolments/${s.enrolmentId}/units/${unitId}/achievements`,
      body: { kind: 'exemption' },
    },
    'POST /api/v1/opening-balances/preview': { url: '/api/v1/opening-balances/preview', body: {} },
    'POST /api/v1/opening-balances': { url: '/api/v1/opening-balances', body: {} },
    'POST /api/v1/achievements/:id/ending': {
      url: `/api/v1/achievements/ach_${NOBODYS}/ending`,
      body: { reason: 'No more.' },
    },
    'POST /api/v1/sign-offs/:id/reopening': {
      url: `/api/v1/sign-offs/${s.signOffId}/reopening`,
      body: { reason: 'A.' },
    },
  }
}
