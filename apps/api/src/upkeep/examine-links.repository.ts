/** Links for people without an account stand in no ledger, but their hashes do. */
import { eq } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import type { Fault } from '../ledger/fault.ts'
import type { EntryFields } from '../ledger/ledger.model.ts'
import type { EntryKind } from '../ledger/projectors.ts'
import { groupBy } from '../tabular/group-by.ts'

const GRANTED: EntryKind = 'outsideAccess.granted'

interface Granted {
  accessId: string
  linkHash?: string
}

/** One link was given for each access: another would let somebody in whom nobody asked. */
export async function examineLinks(db: Db): Promise<Fault[]> {
  const { ledger, outsideLinks } = db.t
  const entries = await db.select({ entry: ledger.entry }).from(ledger).where(eq(ledger.kind, GRANTED))
  const given = entries.map(({ entry }) => (JSON.parse(entry) as EntryFields & { data: Granted }).data)
  const held = groupBy(await db.select().from(outsideLinks), link => link.accessId)
  const fault = (id: string, says: string): Fault => ({ table: 'outside_links', id, field: 'hash', says })
  return given.flatMap(({ accessId, linkHash }) => {
    const links = held.get(accessId) ?? []
    if (linkHash !== undefined && !links.some(({ hash }) => hash === linkHash)) {
      return [fault(accessId, 'is not of the link that was given')]
    }
    return links.length > 1 ? [fault(accessId, `is one of ${links.length}, and one link was given`)] : []
  })
}
