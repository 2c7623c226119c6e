// Finds a Chromium for the browser tests: the one named, the system's, else the one that a development dependency
// ships packed. Run by itself, it says which one that is.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findPackage } from './install.mjs'
import { fromRoot } from './rooms.mjs'
import { runCommand } from './run-command.mjs'
import { formatElapsed, PlainError, runScript, say } from './say.mjs'

/** @typedef {{ executablePath: string, env: Record<string, string> }} Chromium the program, and what it needs to run */

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const systemPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const advice =
  'Install Chromium (Debian or Ubuntu: sudo apt-get install chromium) or set CHROMIUM to the path of a browser of its kind.'

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {Chromium} candidate */
async function tryChromium({ executablePath, env }) {
  const result = await runCommand(executablePath, ['--version'], { env: { ...process.env, ...env } })
  return { isRunning: result.code === 0, output: result.output.trim() }
}

/** Tried before it is believed: Ubuntu has a `chromium-browser` that only says what to install. */
async function findSystemChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const onPath = systemNames.flatMap(name => folders.map(folder => path.join(folder, name)))
  for (const executablePath of [...onPath, ...systemPlaces].filter(isProgram)) {
    const { isRunning } = await tryChromium({ executablePath, env: {} })
    if (isRunning) return { executablePath, env: {} }
  }
  return undefined
}

/** Unpacks beside the other tools and by its version, so that each clone does so once. */
async function unpackChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PlainError(`No browser was found, and none is shipped for ${process.platform} ${process.arch}. ${advice}`)
  }
  const { version } = JSON.parse(
    readFileSync(path.join(findPackage('scripts', '@sparticuz/chromium'), 'package.json'), 'utf8'),
  )
  const folder = fromRoot('.tools', `chromium-${version}`)
  if (existsSync(folder)) return folder
  const startedAt = performance.now()
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  // The package unpacks to the temporary folder, and brings its shared libraries only where it believes itself on AWS.
  const unpack = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"
  const result = await runCommand(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: fromRoot('scripts'),
    env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  })
  if (result.code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new PlainError(`The shipped Chromium could not be unpacked.\n${result.output}`)
  }
  const fontsConfig = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`
  writeFileSync(path.join(unfinished, 'fonts.conf'), fontsConfig)
  renameSync(unfinished, folder)
  say(`  unpacked Chromium ${version} into .tools (${formatElapsed(startedAt)})`)
  return folder
}

/** @returns {Promise<Chromium>} */
async function findShippedChromium() {
  const folder = await unpackChromium()
  const executablePath = path.join(folder, 'chromium')
  /** @type {Record<string, string>} */
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }
  const withLibraries = { ...fonts, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') }
  let complaint = ''
  // The system's libraries first: those that come along are older.
  for (const env of [fonts, withLibraries]) {
    const { isRunning, output } = await tryChromium({ executablePath, env })
    if (isRunning) return { executablePath, env }
    complaint = output
  }
  throw new PlainError(`The shipped Chromium does not start on this machine:\n${complaint}\n${advice}`)
}

/** @returns {Promise<Chromium>} */
export async function findChromium() {
  const named = process.env.CHROMIUM
  if (named) {
    if (isProgram(named)) return { executablePath: named, env: {} }
    throw new PlainError(`CHROMIUM names ${named}, which is not a program.`)
  }
  return (await findSystemChromium()) ?? findShippedChromium()
}

/** A Chromium that talks to nobody but the page it is shown. */
export async function launchBrowser() {
  const { executablePath, env } = await findChromium()
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic']
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath,
    env: /** @type {Record<string, string>} */ ({ ...process.env, ...env }),
    // Chromium refuses to start its sandbox as root.
    args: [...quiet, '--no-first-run', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    say((await findChromium()).executablePath)
  })
}
