/** Only for tests. Frameworks are everybody's who is signed in; what a centre makes of a mapping is nobody else's. */
import type { Subject } from '../access-matrix-subject.test-utils.ts'
import type { MatrixRequest } from './matrix-request.test-utils.ts'

export function frameworkRequests(s: Subject): Record<string, MatrixRequest> {
  return {
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
  }
}
