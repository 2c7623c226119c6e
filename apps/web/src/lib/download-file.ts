import { createFileLink } from '@crosswalk/contracts'
import { call } from './api-client.ts'

/** Has the browser keep a file. The address says that it is for that, so the page stays where it is. */
export async function downloadFile(fileId: string): Promise<void> {
  const { url } = await call(createFileLink, { params: { id: fileId }, body: { purpose: 'download' } })
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
