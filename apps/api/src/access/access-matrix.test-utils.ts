/**
 * Only for tests: a request for each route, about one enrolment and what hangs on it. Every request is let in or refused
 * by who asks, and changes no record: where the answer would be a write, what is sent is stale, standing already or
 * repeated, so that the policy answers first and the rules after it.
 */
import { createSubject } from './access-matrix-subject.test-utils.ts'
import { centreRequests } from './matrix-requests/centre.test-utils.ts'
import { decidingRequests } from './matrix-requests/deciding.test-utils.ts'
import { enrolmentRequests } from './matrix-requests/enrolments.test-utils.ts'
import { evidenceRequests } from './matrix-requests/evidence.test-utils.ts'
import { frameworkRequests } from './matrix-requests/frameworks.test-utils.ts'
import type { MatrixRequest } from './matrix-requests/matrix-request.test-utils.ts'
import { openRequests } from './matrix-requests/open.test-utils.ts'

export type Matrix = Awaited<ReturnType<typeof createMatrix>>

export async function createMatrix() {
  const s = await createSubject()
  /** By route; where one route answers several questions, a word after it says which. */
  const requests: Readonly<Record<string, MatrixRequest>> = {
    ...openRequests(s),
    ...frameworkRequests(s),
    ...centreRequests(s),
    ...enrolmentRequests(s),
    ...evidenceRequests(s),
    ...decidingRequests(s),
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
