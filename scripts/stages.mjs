// Runs the stages of `npm run check` and `npm test`, says each with its duration, and adds up what passed and failed.
import { formatElapsed, say } from './say.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

/** @type {Count} */
const total = { passed: 0, failed: 0 }

/**
 * A stage that breaks off counts as one failure, so that nothing can end without being counted.
 * @param {string} name @param {() => Promise<Count & { output?: string }>} body
 */
export async function runStage(name, body) {
  const startedAt = performance.now()
  const { passed, failed, output } = await body().catch(error => ({
    passed: 0,
    failed: 1,
    output: error instanceof Error ? error.message : String(error),
  }))
  total.passed += passed
  total.failed += failed
  if (failed > 0 && output) say(`\n${output.trimEnd()}\n`)
  const counts = passed + failed > 1 ? `, ${passed} passed, ${failed} failed` : ''
  say(`${failed > 0 ? '✗' : '✓'} ${name} (${formatElapsed(startedAt)}${counts})`)
  return failed === 0
}

/** The last line of a run, alone on its line because other programs read it. */
export function closeStages() {
  say('')
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1
  say(`${total.passed} passed, ${total.failed} failed`)
}
