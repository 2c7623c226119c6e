// What a person at the terminal reads. Every script speaks through here, so that they all sound the same.

/** A failure that is already a sentence for people: shown without a stack trace. */
export class PlainError extends Error {
  /** @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options)
    this.name = 'PlainError'
  }
}

/** @param {string} sentence */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

/** @param {number} startedAt milliseconds, from performance.now() */
export const formatElapsed = startedAt => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`

/**
 * Runs a script's body; a PlainError ends it with its sentence alone, anything else with its stack.
 * @param {() => Promise<void>} body
 */
export async function runScript(body) {
  try {
    await body()
  } catch (error) {
    process.stderr.write(
      `\n${error instanceof PlainError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    )
    process.exitCode = 1
  }
}
