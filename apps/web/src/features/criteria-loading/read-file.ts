import type { TableSource } from '@crosswalk/contracts'

/** A file as a request carries it. */
export async function toTableSource(file: File): Promise<TableSource> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return { fileName: file.name, base64: btoa(binary) }
}
