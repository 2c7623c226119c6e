/** Only for tests: a portfolio of which everybody has been told what happened so far, with empty inboxes. */
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'

export async function createToldPortfolio(): Promise<Portfolio> {
  const p = await createPortfolio()
  await p.services.inbox.tell()
  await p.store.tx('emptyInboxes', async db => {
    await db.delete(db.t.inboxItems)
  })
  return p
}
