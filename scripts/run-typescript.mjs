// Runs a TypeScript file of a room in place, for commands that developers run and no build carries.
import { findProgram, install } from './install.mjs'
import { fromRoot } from './rooms.mjs'
import { runCommand } from './run-command.mjs'

/** @param {string} file from the root @param {string[]} args */
export async function runTypeScript(file, args) {
  await install()
  const result = await runCommand(process.execPath, [findProgram('scripts', 'tsx'), fromRoot(file), ...args], {
    inherit: true,
    cwd: process.cwd(),
  })
  process.exitCode = result.code
}
