/**
 * Only for tests: a request for each route, about one enrolment and what hangs on it. Every request is let in or refused
 * by who asks, and changes no record: where the answer would be a write, what is sent is stale, standing already or
 * repeated, so that the policy answers first and the rules after it.
 */
import { UPLOADS_PATH } from '@crosswalk/contracts'
import { createSubject, toMetadata } from './access-matrix-subject.test-utils.ts'

/** Any id that nothing has: for what is refused before it is looked up, or must not be found. */
const NOBODYS = '00000000000000000000000000'

export type Matrix = Awaited<ReturnType<typeof createMatrix>>

export interface MatrixRequest {
  /** With the ids in it. */
  url: string
  body?: unknown
  headers?: Record<string, string>
  /** For lists, which let many in: whether this id is in what they answer tells who sees it. */
  sees?: string
}

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

export async function createMatrix() {
  const s = await createSubject()
  const uploadId = s.uploadUrl.split('/').at(-1) ?? ''
  const tus = { 'tus-resumable': '1.0.0' }
  const stale = 999_999
  const criterionId = s.criterion('6/2.2')
  const unitId = s.unitIds[0]
  /** A unit that its qualification does not have. */
  const newEnrolment = { programmeId: s.programmeId, unitIds: [`uni_${NOBODYS}`], startsOn: '2026-11-20' }

  /** By route; where one route answers several questions, a word after it says which. */
  const requests: Readonly<Record<string, MatrixRequest>> = {
    // Open to anybody, and nothing in them to be had for a guess.
    'GET /': { url: '/' },
    'GET /health/ready': { url: '/health/ready' },
    'GET /api/v1/openapi.json': { url: '/api/v1/openapi.json' },
    'GET /api/v1/docs': { url: '/api/v1/docs' },
    'GET /api/v1/docs/json': { url: '/api/v1/docs/json' },
    'GET /api/v1/docs/yaml': { url: '/api/v1/docs/yaml' },
    'GET /api/v1/docs/static/*': { url: '/api/v1/docs/static/swagger-ui.css' },
    'GET /api/v1/docs/static/index.html': { url: '/api/v1/docs/static/index.html' },
    'GET /api/v1/docs/static/swagger-initializer.js': { url: '/api/v1/docs/static/swagger-initializer.js' },
    'POST /api/v1/session': { url: '/api/v1/session', body: {} },
    'POST /api/v1/session/refresh': { url: '/api/v1/session/refresh' },
    'POST /api/v1/password-resets': { url: '/api/v1/password-resets', body: {} },
    'GET /api/v1/password-links/:token': { url: `/api/v1/password-links/${'x'.repeat(43)}` },
    'POST /api/v1/password-links/:token': {
      url: `/api/v1/password-links/${'x'.repeat(43)}`,
      body: { password: 'ferns by the canal gate' },
    },
    'POST /api/v1/setup/:token': {
      url: `/api/v1/setup/${'x'.repeat(43)}`,
      body: { centreName: 'A', familyName: 'B', email: 'a@crosswalk.test', password: 'ferns by the canal gate' },
    },
    'GET /api/v1/files/:id/content': { url: `/api/v1/files/${s.fileId}/content?token=${'x'.repeat(60)}` },

    // Oneself.
    'GET /api/v1/me': { url: '/api/v1/me', sees: s.learnerId },
    'POST /api/v1/me/password': { url: '/api/v1/me/password', body: { current: 'x', next: 'short' } },

    'GET /api/v1/inbox': { url: '/api/v1/inbox', sees: s.submitted.id },
    'GET /api/v1/inbox/count': { url: '/api/v1/inbox/count' },
    // Of an item that nobody has.
    'POST /api/v1/inbox/reading': {
      url: '/api/v1/inbox/reading',
      body: { itemIds: [`inb_${NOBODYS}`], isRead: true },
    },
    'POST /api/v1/inbox/reading/all': {
      url: '/api/v1/inbox/reading/all',
      body: { upTo: '2020-01-01T00:00:00.000Z' },
    },
    'GET /api/v1/me/email-choice': { url: '/api/v1/me/email-choice' },
    'PUT /api/v1/me/email-choice': { url: '/api/v1/me/email-choice', body: { choice: 'hourly' } },

    // Frameworks are everybody’s who is signed in.
    'GET /api/v1/standards/:id': { url: `/api/v1/standards/${s.mapping.standard.id}` },
    'GET /api/v1/qualifications/:id': { url: `/api/v1/qualifications/${s.mapping.qualification.id}` },
    'GET /api/v1/mappings': { url: '/api/v1/mappings', sees: s.mapping.id },
    'GET /api/v1/mappings/:id': { url: `/api/v1/mappings/${s.mapping.id}` },

    'POST /api/v1/qualifications/:id/criteria-preview': {
      url: `/api/v1/qualifications/${s.mapping.qualification.id}/criteria-preview`,
      body: { table: { text: 'unit\tcriterion\ttext\n4\t1.1\tExplain it' } },
    },
    // A line that can’t be used.
    'POST /api/v1/qualifications/:id/versions': {
      url: `/api/v1/qualifications/${s.mapping.qualification.id}/versions`,
      body: { table: { text: 'unit\tcriterion\ttext\n99\t1.1\tExplain it' } },
    },

    // What a centre makes of a mapping. Its own version is nobody else’s.
    'GET /api/v1/mappings/:id (the centre’s own version)': { url: `/api/v1/mappings/${s.ownMappingId}` },
    'GET /api/v1/mappings/:id/settlements': { url: `/api/v1/mappings/${s.ownMappingId}/settlements` },
    'GET /api/v1/mappings/:id/draft': { url: `/api/v1/mappings/${s.ownMappingId}/draft` },
    'GET /api/v1/mappings/:id/effect': { url: `/api/v1/mappings/${s.ownMappingId}/effect` },
    // A way that is not offered.
    'POST /api/v1/mappings/:id/settlements': {
      url: `/api/v1/mappings/${s.ownMappingId}/settlements`,
      body: { discrepancyId: s.discrepancyId, choice: 'no such way', reason: 'A.' },
    },
    // Ended already.
    'POST /api/v1/settlements/:id/withdrawal': {
      url: `/api/v1/settlements/${s.endedSettlementId}/withdrawal`,
      body: { reason: 'A.' },
    },
    // More criteria than the KSB has.
    'PUT /api/v1/mappings/:id/rules/:ksbId': {
      url: `/api/v1/mappings/${s.ownMappingId}/rules/${s.ksb('K6')}`,
      body: { rule: { kind: 'atLeast', count: 999 }, reason: 'A.' },
    },
    // Nothing differs.
    'POST /api/v1/mappings/:id/versions': { url: `/api/v1/mappings/${s.ownMappingId}/versions`, body: { basis: 'A' } },

    // The centre.
    'GET /api/v1/programmes': { url: '/api/v1/programmes', sees: s.programmeId },
    'POST /api/v1/programmes': {
      url: '/api/v1/programmes',
      body: {},
    },
    'PATCH /api/v1/programmes/:id': { url: `/api/v1/programmes/${s.programmeId}`, body: { version: stale, name: 'A' } },
    'GET /api/v1/programmes/:id/moves': {
      url: `/api/v1/programmes/${s.programmeId}/moves?mappingId=${s.ownMappingId}`,
    },
    'POST /api/v1/programmes/:id/moves': {
      url: `/api/v1/programmes/${s.programmeId}/moves`,
      body: { version: stale, mappingId: s.ownMappingId },
    },
    'GET /api/v1/unit-patterns': { url: '/api/v1/unit-patterns', sees: s.patternId },
    'POST /api/v1/unit-patterns': { url: '/api/v1/unit-patterns', body: {} },
    'PATCH /api/v1/unit-patterns/:id': {
      url: `/api/v1/unit-patterns/${s.patternId}`,
      body: { revision: stale, name: 'A' },
    },
    'POST /api/v1/learner-imports/preview': { url: '/api/v1/learner-imports/preview', body: {} },
    'POST /api/v1/learner-imports': { url: '/api/v1/learner-imports', body: {} },
    'GET /api/v1/cohorts': { url: '/api/v1/cohorts', sees: s.cohortId },
    'POST /api/v1/cohorts': { url: '/api/v1/cohorts', body: {} },
    'PATCH /api/v1/cohorts/:id': { url: `/api/v1/cohorts/${s.cohortId}`, body: { revision: stale, name: 'A' } },
    'GET /api/v1/cohorts/:id/progress': { url: `/api/v1/cohorts/${s.cohortId}/progress`, sees: s.enrolmentId },
    // Of an enrolment that has no line manager.
    'GET /api/v1/enrolments/:id/outside-accesses': { url: `/api/v1/enrolments/${s.enrolmentId}/outside-accesses` },
    'POST /api/v1/enrolments/:id/outside-accesses': {
      url: `/api/v1/enrolments/${s.enrolmentId}/outside-accesses`,
      body: { purpose: 'behaviours' },
    },
    'GET /api/v1/employers/:id/outside-accesses': {
      url: `/api/v1/employers/${s.employerId}/outside-accesses`,
      sees: s.accessId,
    },
    'POST /api/v1/line-managers/:id/outside-accesses': {
      url: `/api/v1/line-managers/${s.lineManagerId}/outside-accesses`,
      body: { show: 'no answer' },
    },
    // Revoked already.
    'POST /api/v1/outside-accesses/:id/revocation': { url: `/api/v1/outside-accesses/${s.accessId}/revocation` },

    // Confirmations and the gateway.
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

    // Open to whoever holds a link.
    'POST /api/v1/shared/opening': { url: '/api/v1/shared/opening', body: {} },
    'POST /api/v1/shared/confirmations': { url: '/api/v1/shared/confirmations', body: {} },
    'POST /api/v1/shared/signature': { url: '/api/v1/shared/signature', body: {} },
    'GET /api/v1/employers': { url: '/api/v1/employers?limit=200', sees: s.employerId },
    'POST /api/v1/employers': { url: '/api/v1/employers', body: {} },
    'GET /api/v1/employers/:id': { url: `/api/v1/employers/${s.employerId}` },
    'PATCH /api/v1/employers/:id': { url: `/api/v1/employers/${s.employerId}`, body: { revision: stale, name: 'A' } },
    // A name that it has.
    'POST /api/v1/employers/:id/sites': { url: `/api/v1/employers/${s.employerId}/sites`, body: { name: 'leeds' } },
    'PATCH /api/v1/employer-sites/:id': {
      url: `/api/v1/employer-sites/${s.siteId}`,
      body: { revision: stale, name: 'A' },
    },
    'POST /api/v1/employers/:id/line-managers': { url: `/api/v1/employers/${s.employerId}/line-managers`, body: {} },
    'PATCH /api/v1/line-managers/:id': {
      url: `/api/v1/line-managers/${s.lineManagerId}`,
      body: { revision: stale, name: 'A' },
    },
    'GET /api/v1/people': { url: '/api/v1/people?limit=200', sees: s.tutor.personId },
    'GET /api/v1/people (learners)': { url: '/api/v1/people?limit=200', sees: s.learner.personId },
    'POST /api/v1/people': { url: '/api/v1/people', body: { familyName: 'A', roles: ['learner'] } },
    'GET /api/v1/people/:id': { url: `/api/v1/people/${s.tutor.personId}` },
    'PATCH /api/v1/people/:id': {
      url: `/api/v1/people/${s.tutor.personId}`,
      body: { revision: stale, familyName: 'A' },
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

    // Learners and enrolments.
    'GET /api/v1/learners': { url: '/api/v1/learners?limit=200', sees: s.learnerId },
    'POST /api/v1/learners': {
      url: '/api/v1/learners',
      body: { familyName: 'A', enrolment: newEnrolment },
    },
    'GET /api/v1/learners/:id': { url: `/api/v1/learners/${s.learnerId}` },
    'PATCH /api/v1/learners/:id': {
      url: `/api/v1/learners/${s.learnerId}`,
      body: { revision: stale, familyName: 'A' },
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
      body: { revision: stale, jobRole: 'both' },
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
      body: { revision: stale, unitIds: [unitId] },
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

    // People come and go. From a person to themselves.
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

    // Finding.
    'GET /api/v1/search': { url: `/api/v1/search?q=WP`, sees: s.learnerId },
    'GET /api/v1/search (enrolment)': { url: `/api/v1/search?q=unit&enrolmentId=${s.enrolmentId}` },

    // Plans and caseloads.
    'GET /api/v1/caseload': { url: '/api/v1/caseload', sees: s.enrolmentId },
    'PUT /api/v1/centre/limits': { url: '/api/v1/centre/limits', body: { lateDays: 5, veryLateDays: 4 } },
    'GET /api/v1/enrolments/:id/plan': { url: `/api/v1/enrolments/${s.enrolmentId}/plan` },
    'PUT /api/v1/enrolments/:id/plan': {
      url: `/api/v1/enrolments/${s.enrolmentId}/plan`,
      body: { version: stale, lines: [], nextVisit: null },
    },
    // Of another qualification.
    'POST /api/v1/enrolments/:id/plan/lines': {
      url: `/api/v1/enrolments/${s.enrolmentId}/plan/lines`,
      body: { what: 'A', method: 'OB', criterionIds: [`cri_${NOBODYS}`], dueOn: '2026-12-04' },
    },
    'POST /api/v1/enrolments/:id/plan/agreement': {
      url: `/api/v1/enrolments/${s.enrolmentId}/plan/agreement`,
      body: { version: stale },
    },

    // Progress, and why.
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
    'GET /api/v1/live': { url: '/api/v1/live' },
    'GET /api/v1/ledger': { url: '/api/v1/ledger?limit=200', sees: s.learnerId },
    'GET /api/v1/ledger (learner)': { url: `/api/v1/ledger?learnerId=${s.learnerId}`, sees: s.learnerId },
    'GET /api/v1/ledger (enrolment)': { url: `/api/v1/ledger?enrolmentId=${s.enrolmentId}`, sees: s.learnerId },
    'GET /api/v1/ledger (evidence)': { url: `/api/v1/ledger?evidenceId=${s.draft.id}`, sees: s.learnerId },

    // Evidence and tags.
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
    'PATCH /api/v1/evidence/:id': { url: `/api/v1/evidence/${s.draft.id}`, body: { revision: stale, title: 'A' } },
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
      body: { revision: stale, ownWork: true },
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
      body: { revision: stale, words: ['text'], reason: 'A' },
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
    // Of work that is no record.
    'POST /api/v1/evidence/:id/record-answer': {
      url: `/api/v1/evidence/${s.submitted.id}/record-answer`,
      body: { revision: stale, outcome: 'confirmed' },
    },

    // Comments: those for one audience are not there for the others. What was removed can’t be answered.
    ...requestsOfThread('/evidence/:id/comments', s.comments.onEvidence, s.comments.removed),
    ...requestsOfThread('/enrolments/:id/units/:unitId/comments', s.comments.onUnit, s.comments.removedOnUnit),
    ...requestsOfThread('/enrolments/:id/ksbs/:ksbId/comments', s.comments.onKsb, s.comments.removedOnKsb),
    'POST /api/v1/comments/:id/removal': { url: `/api/v1/comments/${s.comments.removed}/removal` },

    // Files.
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

    // Deciding.
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
      body: { revision: stale, decisions: [{ tagId: s.submitted.tags[0].id, outcome: 'accepted' }] },
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

    // Last: it ends the sessions that all the others came with.
    'DELETE /api/v1/session': { url: '/api/v1/session' },
  }

  /** The request of a row as somebody makes it, as a word of the table. */
  async function ask(row: string, column: string): Promise<string> {
    const request = requests[row]
    if (request === undefined) throw new Error(`No request is written for ${row}.`)
    const [method = ''] = row.split(' ')
    const stopped = new AbortController()
    const reply = await fetch(`${s.origin}${request.url}`, {
      method,
      headers: {
        ...s.headersByColumn.get(column),
        ...request.headers,
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      signal: stopped.signal,
    })
    if (reply.headers.get('content-type')?.startsWith('text/event-stream')) {
      stopped.abort()
      return 'ok'
    }
    const text = await reply.text()
    if (!reply.ok) return String(reply.status)
    if (request.sees === undefined) return 'ok'
    return text.includes(request.sees) ? 'sees' : 'none'
  }

  return { ...s, requests, ask }
}
