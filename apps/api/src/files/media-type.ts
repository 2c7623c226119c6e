/** What a file is, by its bytes. What a browser or a name says of it is never asked. */
import { open } from 'node:fs/promises'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'

/** Programs. Nobody's evidence is one, and everybody's computer runs one. */
const REFUSED: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/vnd.microsoft.portable-executable',
  'application/x-msi',
  'application/java-vm',
  'application/x-ms-shortcut',
  'application/wasm',
])

export const isRefusedType = (mediaType: string): boolean => REFUSED.has(mediaType)

const HEAD_BYTES = 64 * 1024

export async function findMediaType(path: string): Promise<string> {
  return toMediaType(await readHead(path), () => fileTypeFromFile(path))
}

export async function findMediaTypeOfBytes(bytes: Uint8Array): Promise<string> {
  return toMediaType(Buffer.from(bytes.subarray(0, HEAD_BYTES)), () => fileTypeFromBuffer(bytes))
}

async function toMediaType(head: Buffer, find: () => Promise<{ mime: string } | undefined>): Promise<string> {
  const marked = toMarkup(head)
  if (marked !== null) return marked
  const found = await find()
  if (found !== undefined) return found.mime === 'audio/x-m4a' ? 'audio/mp4' : toCommonName(found.mime)
  return isText(head) ? 'text/plain' : 'application/octet-stream'
}

/** Markup can act in a browser, whatever its name: it is told apart from text so that it always downloads. */
function toMarkup(head: Buffer): string | null {
  const start = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 1_000)
    .toLowerCase()
  if (!start.startsWith('<')) return null
  if (start.includes('<svg')) return 'image/svg+xml'
  if (start.startsWith('<?xml')) return 'application/xml'
  return 'text/html'
}

function toCommonName(mime: string): string {
  return mime === 'audio/vnd.wave' || mime === 'audio/x-wav' ? 'audio/wav' : mime
}

function isText(head: Buffer): boolean {
  if (head.includes(0)) return false
  try {
    // A character may be cut in two at the end of what was read.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    // Not UTF-8, so not text that can be shown.
    return false
  }
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
