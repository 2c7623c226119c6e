// `npm test`: everything, from a clean clone. Words after it are parts of file names, to run only some tests.
import { build } from './build.mjs'
import { check } from './check.mjs'
import { install } from './install.mjs'
import { runScript } from './say.mjs'
import { closeStages, runStage } from './stages.mjs'

const one = { passed: 1, failed: 0 }

await runScript(async () => {
  const filters = process.argv.slice(2)
  await install()
  // These need what the line above brought.
  const { runVitest } = await import('./run-vitest.mjs')
  const { findChromium } = await import('./chromium.mjs')
  if (filters.length === 0) await check()
  const isBuilt = await runStage('build', async () => {
    await build()
    return one
  })
  const hasBrowser = await runStage('a browser', async () => {
    await findChromium()
    return one
  })
  // In one run: browsers wait much, and meanwhile the tests within rooms have the processor.
  if (isBuilt && hasBrowser) await runStage('tests', () => runVitest([], filters))
  else await runStage('tests within rooms', () => runVitest(['!tests'], filters))
  closeStages()
})
