// Tells whether a build is still of these sources. Content decides; size and time of change only spare the reading.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fromRoot } from './rooms.mjs'

/** @typedef {Record<string, [changedMs: number, size: number, hash: string]>} Fingerprint */

const skippedFolders = new Set(['node_modules', 'dist', 'testkit', 'documents', 'coverage'])
const isTest = (/** @type {string} */ name) => /\.(test|test-utils)\.[a-z]+$/.test(name)

/** @param {string} input a file or folder from the root @returns {string[]} */
function listFiles(input) {
  if (!existsSync(fromRoot(input))) return []
  if (statSync(fromRoot(input)).isFile()) return [input]
  return readdirSync(fromRoot(input), { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : listFiles(`${input}/${entry.name}`)
    return isTest(entry.name) ? [] : [`${input}/${entry.name}`]
  })
}

/** @param {string} stampFile @returns {Fingerprint} */
function readStamp(stampFile) {
  try {
    return JSON.parse(readFileSync(fromRoot(stampFile), 'utf8'))
  } catch {
    // No stamp, or half of one: the build is taken for stale.
    return {}
  }
}

/** @param {string[]} inputs @param {Fingerprint} known @returns {Fingerprint} */
function computeFingerprint(inputs, known) {
  /** @type {Fingerprint} */
  const fingerprint = {}
  for (const file of inputs.flatMap(listFiles)) {
    const { mtimeMs, size } = statSync(fromRoot(file))
    const before = known[file]
    const isSame = before?.[0] === mtimeMs && before[1] === size
    const hash = isSame
      ? before[2]
      : createHash('sha256')
          .update(readFileSync(fromRoot(file)))
          .digest('base64url')
    fingerprint[file] = [mtimeMs, size, hash]
  }
  return fingerprint
}

/** @param {Fingerprint} one @param {Fingerprint} other */
function isSameContent(one, other) {
  const files = Object.keys(one)
  return files.length === Object.keys(other).length && files.every(file => one[file]?.[2] === other[file]?.[2])
}

/**
 * Look before building and `keep` after it, so that a file changed meanwhile makes the next look say stale.
 * @param {{ inputs: string[], stampFile: string }} target
 */
export function checkBuild({ inputs, stampFile }) {
  const known = readStamp(stampFile)
  const current = computeFingerprint(inputs, known)
  return {
    isFresh: isSameContent(current, known),
    keep() {
      mkdirSync(path.dirname(fromRoot(stampFile)), { recursive: true })
      writeFileSync(fromRoot(stampFile), JSON.stringify(current))
    },
  }
}
