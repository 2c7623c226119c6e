import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BlobFolders } from '../files/blob-store-folder.ts'

/** What stands where in DATA_DIR. */
export interface DataFolder extends BlobFolders {
  root: string
  store: string
  /** Uploads that have not arrived whole. */
  uploads: string
}

export const toDataFolder = (root: string): DataFolder => ({
  root,
  store: join(root, 'crosswalk.sqlite'),
  files: join(root, 'files'),
  trash: join(root, 'trash'),
  uploads: join(root, 'uploads'),
})

export function makeDataFolder(root: string): DataFolder {
  const folder = toDataFolder(root)
  for (const path of [folder.root, folder.files, folder.trash, folder.uploads]) mkdirSync(path, { recursive: true })
  return folder
}
