// `npm run format`: writes the one format, and mends what the linter can mend safely.
import { findProgram, install } from './install.mjs'
import { runCommand } from './run-command.mjs'
import { runScript } from './say.mjs'

await runScript(async () => {
  await install()
  const biome = findProgram('scripts', '@biomejs/biome', 'biome')
  const result = await runCommand(process.execPath, [biome, 'check', '--write', ...process.argv.slice(2)], {
    inherit: true,
  })
  process.exitCode = result.code
})
