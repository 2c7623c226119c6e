// Runs vitest in this process and counts what it ran.
import { startVitest } from 'vitest/node'
import { fromRoot, root } from './rooms.mjs'

/** A file that could not be loaded, or whose hooks failed, has no failed test of its own and still counts as one. */
function countModule(/** @type {import('vitest/node').TestModule} */ module) {
  const states = [...module.children.allTests()].map(test => test.result().state)
  const failed = states.filter(state => state === 'failed').length
  return {
    passed: states.filter(state => state === 'passed').length,
    failed: failed === 0 && !module.ok() ? 1 : failed,
  }
}

/**
 * @param {string[]} projects rooms, or rooms to leave out as '!room' @param {string[]} [filters] parts of file names
 * @returns {Promise<import('./stages.mjs').Count & { output?: string }>}
 */
export async function runVitest(projects, filters = []) {
  const vitest = await startVitest('test', filters, {
    config: fromRoot('scripts', 'rooms.config.ts'),
    root,
    project: projects,
    watch: false,
    run: true,
  })
  const counts = vitest.state.getTestModules().map(countModule)
  const strayErrors = vitest.state.getUnhandledErrors().length
  await vitest.close()
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, strayErrors)
  return passed + failed > 0 ? { passed, failed } : { passed, failed: 1, output: 'No test ran.' }
}
