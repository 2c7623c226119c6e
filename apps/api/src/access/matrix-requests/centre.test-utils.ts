/** Only for tests. The centre: programmes, cohorts, employers, people, and lists over all of it. */
import type { Subject } from '../access-matrix-subject.test-utils.ts'
import { type MatrixRequest, STALE } from './matrix-request.test-utils.ts'

export function centreRequests(s: Subject): Record<string, MatrixRequest> {
  return {
    'GET /api/v1/programmes': { url: '/api/v1/programmes', sees: s.programmeId },
    'POST /api/v1/programmes': {
      url: '/api/v1/programmes',
      body: {},
    },
    'PATCH /api/v1/programmes/:id': { url: `/api/v1/programmes/${s.programmeId}`, body: { version: STALE, name: 'A' } },
    'GET /api/v1/programmes/:id/moves': {
      url: `/api/v1/programmes/${s.programmeId}/moves?mappingId=${s.ownMappingId}`,
    },
    'POST /api/v1/programmes/:id/moves': {
      url: `/api/v1/programmes/${s.programmeId}/moves`,
      body: { version: STALE, mappingId: s.ownMappingId },
    },
    'GET /api/v1/unit-patterns': { url: '/api/v1/unit-patterns', sees: s.patternId },
    'POST /api/v1/unit-patterns': { url: '/api/v1/unit-patterns', body: {} },
    'PATCH /api/v1/unit-patterns/:id': {
      url: `/api/v1/unit-patterns/${s.patternId}`,
      body: { revision: STALE, name: 'A' },
    },
    'POST /api/v1/learner-imports/preview': { url: '/api/v1/learner-imports/preview', body: {} },
    'POST /api/v1/learner-imports': { url: '/api/v1/learner-imports', body: {} },
    'GET /api/v1/cohorts': { url: '/api/v1/cohorts', sees: s.cohortId },
    'POST /api/v1/cohorts': { url: '/api/v1/cohorts', body: {} },
    'PATCH /api/v1/cohorts/:id': { url: `/api/v1/cohorts/${s.cohortId}`, body: { revision: STALE, name: 'A' } },
    'GET /api/v1/cohorts/:id/progress': { url: `/api/v1/cohorts/${s.cohortId}/progress`, sees: s.enrolmentId },
    'GET /api/v1/employers/:id/outside-accesses': {
      url: `/api/v1/employers/${s.employerId}/outside-accesses`,
      sees: s.accessId,
    },
    'POST /api/v1/line-managers/:id/outside-accesses': {
      url: `/api/v1/line-managers/${s.lineManagerId}/outside-accesses`,
      body: { show: 'no answer' },
    },
    'GET /api/v1/employers': { url: '/api/v1/employers?limit=200', sees: s.employerId },
    'POST /api/v1/employers': { url: '/api/v1/employers', body: {} },
    'GET /api/v1/employers/:id': { url: `/api/v1/employers/${s.employerId}` },
    'PATCH /api/v1/employers/:id': { url: `/api/v1/employers/${s.employerId}`, body: { revision: STALE, name: 'A' } },
    // A name that it has.
    'POST /api/v1/employers/:id/sites': { url: `/api/v1/employers/${s.employerId}/sites`, body: { name: 'leeds' } },
    'PATCH /api/v1/employer-sites/:id': {
      url: `/api/v1/employer-sites/${s.siteId}`,
      body: { revision: STALE, name: 'A' },
    },
    'POST /api/v1/employers/:id/line-managers': { url: `/api/v1/employers/${s.employerId}/line-managers`, body: {} },
    'PATCH /api/v1/line-managers/:id': {
      url: `/api/v1/line-managers/${s.lineManagerId}`,
      body: { revision: STALE, name: 'A' },
    },
    'GET /api/v1/people': { url: '/api/v1/people?limit=200', sees: s.tutor.personId },
    'GET /api/v1/people (learners)': { url: '/api/v1/people?limit=200', sees: s.learner.personId },
    'POST /api/v1/people': { url: '/api/v1/people', body: { familyName: 'A', roles: ['learner'] } },
    'GET /api/v1/people/:id': { url: `/api/v1/people/${s.tutor.personId}` },
    'PATCH /api/v1/people/:id': {
      url: `/api/v1/people/${s.tutor.personId}`,
      body: { revision: STALE, familyName: 'A' },
    },
    // Sends a link, which is no record: nothing in the ledger changes.
    'POST /api/v1/people/:id/invitation': { url: `/api/v1/people/${s.tutor.personId}/invitation` },
    'GET /api/v1/people/:id/closing': { url: `/api/v1/people/${s.tutor.personId}/closing` },
    'POST /api/v1/people/:id/closing': { url: `/api/v1/people/${s.closedPersonId}/closing`, body: { reason: 'Left.' } },
    // Of somebody who is not closed.
    'POST /api/v1/people/:id/reopening': {
      url: `/api/v1/people/${s.tutor.personId}/reopening`,
      body: { reason: 'A.' },
    },
    // From a person to themselves.
    'POST /api/v1/handovers': {
      url: '/api/v1/handovers',
      body: { kind: 'assessor', fromPersonId: s.tutor.personId, toPersonId: s.tutor.personId, from: '2026-11-20' },
    },
    'POST /api/v1/handovers (preview)': {
      url: '/api/v1/handovers?preview=true',
      body: {
        kind: 'assessor',
        fromPersonId: s.assessor.personId,
        toPersonId: s.elsewhere.assessor.personId,
        from: '2030-01-01',
      },
    },
    'GET /api/v1/caseload': { url: '/api/v1/caseload', sees: s.enrolmentId },
    'PUT /api/v1/centre/limits': { url: '/api/v1/centre/limits', body: { lateDays: 5, veryLateDays: 4 } },
    'GET /api/v1/ledger': { url: '/api/v1/ledger?limit=200', sees: s.learnerId },
    'GET /api/v1/ledger (learner)': { url: `/api/v1/ledger?learnerId=${s.learnerId}`, sees: s.learnerId },
    'GET /api/v1/ledger (enrolment)': { url: `/api/v1/ledger?enrolmentId=${s.enrolmentId}`, sees: s.learnerId },
    'GET /api/v1/ledger (evidence)': { url: `/api/v1/ledger?evidenceId=${s.draft.id}`, sees: s.learnerId },
  }
}
