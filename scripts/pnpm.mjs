// The pinned pnpm with the environment it needs: `npm run pnpm -- add --filter @crosswalk/api name@1.2.3`.
import { createToolEnvironment, installPnpm, pnpmScript } from './install.mjs'
import { runCommand } from './run-command.mjs'
import { runScript } from './say.mjs'

await runScript(async () => {
  await installPnpm()
  const result = await runCommand(process.execPath, [pnpmScript, ...process.argv.slice(2)], {
    env: createToolEnvironment(),
    inherit: true,
  })
  process.exitCode = result.code
})
