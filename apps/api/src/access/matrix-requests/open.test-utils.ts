/** Only for tests. What is open to anybody, where nothing is to be had for a guess, and what is everybody's own. */
import type { Subject } from '../access-matrix-subject.test-utils.ts'
import { type MatrixRequest, NOBODYS } from './matrix-request.test-utils.ts'

export function openRequests(s: Subject): Record<string, MatrixRequest> {
  return {
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
    'GET /api/v1/search': { url: `/api/v1/search?q=WP`, sees: s.learnerId },
    'GET /api/v1/search (enrolment)': { url: `/api/v1/search?q=unit&enrolmentId=${s.enrolmentId}` },
    'GET /api/v1/live': { url: '/api/v1/live' },

    // It ends the sessions that all the others came with.
    'DELETE /api/v1/session': { url: '/api/v1/session' },
  }
}
