/**
 * Takes away what an upload leaves in its folder when the process goes after its file was named: nobody comes back for it,
 * and it holds the same bytes. Of an upload that is on its way everything stays.
 */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../db/store.ts'
import { listUploadsOnTheWay } from './uploads.repository.ts'

export async function removeStrayParts({ store, folder }: { store: Store; folder: string }): Promise<void> {
  const names = await readdir(folder)
  if (names.length === 0) return
  // An upload has its row before its first byte: what has none now never gets one.
  const onTheWay = new Set(await listUploadsOnTheWay(store.read))
  for (const name of names) {
    const [uploadId = ''] = name.split('.')
    if (!onTheWay.has(uploadId)) await rm(join(folder, name), { force: true })
  }
}
