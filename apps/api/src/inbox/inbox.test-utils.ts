/** Only for tests: a portfolio of which everybody has been told what happened so far, with empty inboxes. */
import { expect } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'

export async function createToldPortfolio(): Promise<Portfolio> {
  const p = await createPortfolio()
  await p.services.inbox.tell()
  await p.store.tx('emptyInboxes', async db => {
    await db.delete(db.t.inboxItems)
  })
  return p
}

export async function read(p: Portfolio, as: TestPerson): Promise<{ sentence: string; path: string; asks: boolean }[]> {
  await p.services.inbox.tell()
  return (await p.request('GET', '/inbox', { as })).body.items
}
export const told = async (p: Portfolio, as: TestPerson) =>
  (await read(p, as)).map(({ sentence, path }) => [sentence, path])
export const change = async (p: Portfolio, body: object) => {
  const url = `/enrolments/${p.enrolmentId}`
  const { revision } = (await p.request('GET', url, { as: p.manager })).body
  const reply = await p.request('PATCH', url, { as: p.manager, body: { revision, ...body } })
  if (reply.status !== 200) throw new Error(reply.text)
}
/** Who is nothing to the enrolment, of this centre and of the other, has been told nothing. */
export const nobodyElse = async (p: Portfolio) => {
  for (const as of [p.manager, p.otherAssessor, p.elsewhere.assessor, p.elsewhere.learner, p.elsewhere.manager]) {
    expect(await told(p, as)).toEqual([])
  }
}
