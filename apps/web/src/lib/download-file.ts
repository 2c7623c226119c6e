import { createFileLink } from '@crosswalk/contracts'
import { call } from './api-client.ts'
import type { FileSent } from './send.ts'

/** Has the browser keep a file. The address says that it is for that, so the page stays where it is. */
export async function downloadFile(fileId: string): Promise<void> {
  const { url } = await call(createFileLink, { params: { id: fileId }, body: { purpose: 'download' } })
  follow(url, '')
}

/** Has the browser keep what was made for it. */
export function keepFile({ blob, fileName }: FileSent): void {
  const url = URL.createObjectURL(blob)
  follow(url, fileName)
  // The browser has read it from memory by the next turn of the loop, or holds it itself.
  setTimeout(() => URL.revokeObjectURL(url))
}

function follow(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}
