// Builds what has changed since the last build: the API's bundle and the SPA.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildApi } from './build-api.mjs'
import { checkBuild } from './build-stamp.mjs'
import { findProgram, install } from './install.mjs'
import { fromRoot } from './rooms.mjs'
import { runCommand } from './run-command.mjs'
import { formatElapsed, PlainError, runScript, say } from './say.mjs'

async function buildWeb() {
  const vite = findProgram('apps/web', 'vite')
  const result = await runCommand(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: fromRoot('apps/web'),
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (result.code !== 0)
    throw new PlainError(`${result.output.trimEnd()}\n\nThe screens could not be built: see above.`)
}

const shared = ['packages', 'scripts/build.mjs', 'pnpm-lock.yaml', 'tsconfig.base.json']
const targets = {
  api: {
    name: 'the API',
    inputs: [...shared, 'apps/api', 'migrations', 'scripts/build-api.mjs'],
    stampFile: 'apps/api/dist/.crosswalk-build',
    build: buildApi,
  },
  web: {
    name: 'the screens',
    inputs: [...shared, 'apps/web'],
    stampFile: 'apps/web/dist/.crosswalk-build',
    build: buildWeb,
  },
}

/** Does nothing, quickly, when what is built is of these sources. @param {(keyof typeof targets)[]} wanted */
export async function build(wanted = ['api', 'web']) {
  const stale = wanted
    .map(key => ({ ...targets[key], stamp: checkBuild(targets[key]) }))
    .filter(({ stamp }) => !stamp.isFresh)
  if (stale.length === 0) return
  const startedAt = performance.now()
  say(`Building ${stale.map(({ name }) => name).join(' and ')}…`)
  // Each is waited for, also when another has failed: no build goes on behind the failure's back.
  const results = await Promise.allSettled(
    stale.map(async target => {
      // A build that fails must not leave the stamp of the one before.
      rmSync(fromRoot(target.stampFile), { force: true })
      await target.build()
      target.stamp.keep()
    }),
  )
  const failures = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new PlainError(failures.map(({ message }) => message).join('\n\n'))
  say(`Built (${formatElapsed(startedAt)}).`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    await install()
    await build()
  })
}
