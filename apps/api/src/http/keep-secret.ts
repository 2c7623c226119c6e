import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'secret'

/** Outside production: made once and kept beside the data, so that a restart signs nobody out. */
export async function keepSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE)
  const kept = await readFile(path, 'utf8').catch(whenAbsent)
  if (kept !== undefined && kept.trim().length >= 32) return kept.trim()
  const made = randomBytes(32).toString('hex')
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(`${made}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return made
}

function whenAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
