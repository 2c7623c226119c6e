import { MAX_TABLE_BYTES, type TableSource } from '@crosswalk/contracts'

const PIECE = 0x8000

/** A file as it goes to the API; a sentence where it is not a table's. */
export async function readTableFile(file: File): Promise<TableSource | string> {
  if (file.size === 0) return 'This file is empty.'
  if (file.size > MAX_TABLE_BYTES) return 'This file is larger than can be read in one go. Bring it in several parts.'
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return { fileName: file.name, base64: btoa(binary) }
}
