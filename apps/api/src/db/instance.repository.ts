/**
 * The name of this run of history. A restored backup gets another one, so that whoever followed what came after it is
 * told apart from whoever followed this.
 */
import { eq } from 'drizzle-orm'
import type { Ids } from '../ids.ts'
import type { Store } from './store.ts'

export const INSTANCE_SETTING = 'instance'

/** Made by whoever finds it absent. */
export async function getInstance(store: Store, ids: Ids): Promise<string> {
  const { settings } = store.t
  const find = async (db: Pick<Store['read'], 'select'>) => {
    const [row] = await db.select().from(settings).where(eq(settings.name, INSTANCE_SETTING))
    return row?.value
  }
  const found = await find(store.read)
  if (found !== undefined) return found
  return store.tx('nameInstance', async db => {
    const made = ids.create('run')
    await db.insert(settings).values({ name: INSTANCE_SETTING, value: made }).onConflictDoNothing()
    return (await find(db)) ?? made
  })
}
