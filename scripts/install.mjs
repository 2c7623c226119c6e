// Brings the pinned packages. It runs before anything is installed, so it may use Node's own modules only.
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromRoot, listRooms, root } from './rooms.mjs'
import { runCommand } from './run-command.mjs'
import { formatElapsed, PlainError, runScript, say } from './say.mjs'

/** @param {string} folder */
const readManifest = folder => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))

const stampPath = fromRoot('node_modules', '.crosswalk-install')
const pnpmFolder = fromRoot('.tools', 'pnpm')
/** pnpm as a script for this Node. Only after installPnpm. */
export const pnpmScript = path.join(pnpmFolder, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs')
const manifest = readManifest(root)
const pnpmVersion = manifest.packageManager.replace('pnpm@', '')

/** @param {string} version */
const toNumbers = version => version.split('.').map(Number)

/** @param {string} running @param {string} range such as ">=20.19.0" */
export function isOldNode(running, range) {
  const [major = 0, minor = 0] = toNumbers(running)
  const [neededMajor = 0, neededMinor = 0] = toNumbers(range.replace('>=', ''))
  return major < neededMajor || (major === neededMajor && minor < neededMinor)
}

function requireNode() {
  if (!isOldNode(process.versions.node, manifest.engines.node)) return
  throw new PlainError(
    `Crosswalk needs Node ${manifest.engines.node.replace('>=', '')} or later, and this is Node ${process.versions.node}. Install a newer Node, then run this again.`,
  )
}

function requireWritableFolder() {
  try {
    accessSync(root, constants.W_OK)
    mkdirSync(fromRoot('.tools'), { recursive: true })
  } catch (error) {
    throw new PlainError(
      `Crosswalk can't write to its own folder, ${root}. Packages are installed there: give yourself the right to write to it, or clone it elsewhere.`,
      { cause: error },
    )
  }
}

/** Native packages are compiled for one version of Node's binary interface on one platform. */
const machine = [process.versions.modules, process.platform, process.arch].join('-')

function computeStamp() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(fromRoot(file)))
  return `${machine} ${hash.digest('hex')}\n`
}

const readStamp = () => (existsSync(stampPath) ? readFileSync(stampPath, 'utf8') : '')

const isInstalled = () => readStamp() === computeStamp()

/** npm as a script for this same Node: `npm` on PATH is a .cmd file on Windows, and may belong to another Node. */
function findNpm() {
  const beside = path.dirname(process.execPath)
  const candidates = [
    process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined,
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const script = candidates.find(candidate => candidate !== undefined && existsSync(candidate))
  return script ? { file: process.execPath, args: [script] } : { file: 'npm', args: [] }
}

/** What nested programs need: pnpm on PATH, and the headers of this Node, which node-gyp would otherwise download. */
export function createToolEnvironment() {
  const prefix = path.dirname(path.dirname(process.execPath))
  const hasHeaders = existsSync(path.join(prefix, 'include', 'node', 'node.h'))
  return {
    ...process.env,
    PATH: [path.join(pnpmFolder, 'node_modules', '.bin'), path.dirname(process.execPath), process.env.PATH].join(
      path.delimiter,
    ),
    ...(hasHeaders ? { npm_config_nodedir: prefix } : {}),
  }
}

/** The sentence for a failed installation, told from what npm or pnpm printed. */
export function explainFailure(/** @type {string} */ output) {
  if (/ENOSPC/.test(output))
    return 'The disk is full: packages and build need about 1.5 GB. Make room, then run this again.'
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `A file in ${root} can't be written. Was it installed by another user (sudo)? Remove node_modules and .tools, then run this again.`
  }
  if (/gyp ERR!|node-gyp/.test(output)) {
    return [
      'SQLite could not be compiled. That takes Python 3, make and a C++ compiler:',
      '  Debian or Ubuntu   sudo apt-get install build-essential python3',
      '  Fedora             sudo dnf install gcc-c++ make python3',
      '  macOS              xcode-select --install',
      '  Windows            the "Desktop development with C++" workload of Visual Studio Build Tools, and Python 3',
      'Then run this again.',
    ].join('\n')
  }
  if (
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|META_FETCH_FAIL|FETCH_ERROR|ERR_SOCKET_TIMEOUT/.test(
      output,
    )
  ) {
    return "The package registry can't be reached. The first run needs it: check the network and any proxy (npm ping tells), then run this again."
  }
  if (/ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_LOCKFILE_CONFIG_MISMATCH/.test(output)) {
    return 'pnpm-lock.yaml does not agree with a package.json. Run `npm run pnpm -- install`, and commit the lockfile with the change.'
  }
  return 'The packages could not be installed; the lines above say why.'
}

/** @param {string} output @returns {never} */
function failInstall(output) {
  process.stderr.write(output)
  throw new PlainError(explainFailure(output))
}

export async function installPnpm() {
  const installed = path.join(pnpmFolder, 'node_modules', 'pnpm')
  if (existsSync(pnpmScript) && readManifest(installed).version === pnpmVersion) return
  say(`Fetching pnpm ${pnpmVersion} into .tools…`)
  rmSync(pnpmFolder, { recursive: true, force: true })
  mkdirSync(pnpmFolder, { recursive: true })
  // A manifest of its own, or npm would walk up and install into the workspace.
  writeFileSync(path.join(pnpmFolder, 'package.json'), '{ "private": true }\n')
  const npm = findNpm()
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--no-package-lock', '--ignore-scripts', '--loglevel=error']
  const result = await runCommand(
    npm.file,
    [...npm.args, 'install', '--prefix', pnpmFolder, `pnpm@${pnpmVersion}`, ...quiet],
    {
      cwd: pnpmFolder,
    },
  )
  if (result.code !== 0) failInstall(result.output)
}

/** An npm set to ignore scripts leaves SQLite unbuilt without a word. */
async function requireSqlite() {
  const open = "new (require('better-sqlite3'))(':memory:')"
  const result = await runCommand(process.execPath, ['--eval', open], { cwd: fromRoot('migrations') })
  if (result.code === 0) return
  process.stderr.write(result.output)
  throw new PlainError(
    'SQLite was installed and does not load; the lines above say why. Is npm set to ignore scripts (npm config get ignore-scripts)? Remove node_modules, then run this again.',
  )
}

async function installPackages() {
  const startedAt = performance.now()
  if (readStamp().startsWith(`${machine} `)) {
    say('Installing pinned packages (the lockfile changed)…')
  } else {
    say('Installing pinned packages (first time: about two minutes, most of it compiles SQLite)…')
    // pnpm takes what another Node or platform compiled for up to date.
    for (const room of ['.', ...listRooms()]) rmSync(fromRoot(room, 'node_modules'), { recursive: true, force: true })
  }
  let isCompiling = false
  const heartbeat = setInterval(() => {
    say(`  still at it (${formatElapsed(startedAt)}): ${isCompiling ? 'building SQLite' : 'fetching packages'}…`)
  }, 30_000)
  const result = await runCommand(
    process.execPath,
    // In production too: what builds the API and the screens are development dependencies.
    [
      pnpmScript,
      'install',
      '--frozen-lockfile',
      '--prod=false',
      '--reporter=append-only',
      '--config.confirmModulesPurge=false',
    ],
    {
      env: createToolEnvironment(),
      onLine: line => {
        if (isCompiling || !/better-sqlite3.*install/.test(line)) return
        isCompiling = true
        say(`  packages fetched (${formatElapsed(startedAt)}); building SQLite…`)
      },
    },
  )
  clearInterval(heartbeat)
  if (result.code !== 0) failInstall(result.output)
  await requireSqlite()
  writeFileSync(stampPath, computeStamp())
  say(`Packages installed (${formatElapsed(startedAt)}).`)
}

/** Does nothing, quickly, when what is installed is what the lockfile asks for. */
export async function install() {
  requireNode()
  if (isInstalled()) return
  requireWritableFolder()
  await installPnpm()
  await installPackages()
}

/**
 * The folder of a package that a room depends on. Not through `require.resolve`: `exports` may hide what stands in it.
 * @param {string} room such as "apps/web" @param {string} packageName
 */
export function findPackage(room, packageName) {
  const folder = fromRoot(room, 'node_modules', packageName)
  if (existsSync(path.join(folder, 'package.json'))) return folder
  throw new PlainError(`${packageName} is not installed in ${room}. Remove node_modules, then run this again.`)
}

/**
 * The path of a package's program, as a script for this Node.
 * @param {string} room @param {string} packageName @param {string} [program]
 */
export function findProgram(room, packageName, program = packageName) {
  const folder = findPackage(room, packageName)
  const { bin } = readManifest(folder)
  return path.join(folder, typeof bin === 'string' ? bin : bin[program])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(install)
