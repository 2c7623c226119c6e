// `npm run check`, the fast part of the tests: format, lint, types, directions of imports, generated files.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { findProgram, install } from './install.mjs'
import { fromRoot, listRooms } from './rooms.mjs'
import { runCommand } from './run-command.mjs'
import { runScript } from './say.mjs'
import { closeStages, runStage } from './stages.mjs'

/**
 * Files that a command writes and that are kept in the repository. Its `--check` says whether they are current, and
 * writes nothing. Add a line here for each such command.
 */
const generated = [
  { name: 'docs/configuration.md and .env.example', file: 'apps/api/src/config-docs.ts' },
  { name: 'the bundled frameworks', file: 'packages/frameworks/src/commands/build.ts' },
]

/** @param {string} name @param {string} program @param {string[]} args */
const createCheck = (name, program, args) => ({
  name,
  async body() {
    const result = await runCommand(process.execPath, [program, ...args], { env: { ...process.env, NO_COLOR: '1' } })
    return result.code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output: result.output }
  },
})

function listChecks() {
  const biome = findProgram('scripts', '@biomejs/biome', 'biome')
  const tsc = findProgram('scripts', 'typescript', 'tsc')
  const cruiser = findProgram('scripts', 'dependency-cruiser', 'depcruise')
  const tsx = findProgram('scripts', 'tsx')
  const rooms = listRooms()
  return [
    createCheck('format and lint', biome, ['ci', '--colors=off', '--error-on-warnings']),
    createCheck('directions of imports', cruiser, [
      '--config',
      'scripts/import-rules.mjs',
      '--output-type',
      'err-long',
      ...rooms,
    ]),
    ...rooms.map(room => createCheck(`types of ${room}`, tsc, ['-p', room])),
    ...generated
      .filter(({ file }) => existsSync(fromRoot(file)))
      .map(({ name, file }) => createCheck(`${name} are current`, tsx, [file, '--check'])),
  ]
}

/** Runs as many checks at once as there are cores. */
export async function check() {
  const waiting = listChecks()
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await runStage(next.name, next.body)
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    await install()
    await check()
    closeStages()
  })
}
