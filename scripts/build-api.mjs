// Bundles the API: our own TypeScript goes in, installed packages stay outside.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { fromRoot, root } from './rooms.mjs'
import { PlainError } from './say.mjs'

const source = 'apps/api/src'
const output = 'apps/api/dist'

/** The server, each command, and each worker thread are files of their own. */
function listEntryPoints() {
  const files = readdirSync(fromRoot(source), { recursive: true, encoding: 'utf8' }).map(file =>
    file.split(path.sep).join('/'),
  )
  const isEntry = (/** @type {string} */ file) =>
    file === 'server.ts' || /^commands\/[a-z-]+\.ts$/.test(file) || /\.worker\.ts$/.test(file)
  return files.filter(isEntry).map(file => `${source}/${file}`)
}

/**
 * Bundling moves code, and `import.meta.url` with it. Sources find SQL, data and workers beside themselves by that
 * address, so each keeps the address of its source, and a worker's address becomes that of its bundle.
 * @type {import('esbuild').Plugin}
 */
const keepAddresses = {
  name: 'keep-addresses',
  setup(build) {
    const namespace = 'crosswalk-root'
    build.onResolve({ filter: /^crosswalk:root$/ }, () => ({ path: 'root', namespace }))
    build.onLoad({ filter: /.*/, namespace }, () => ({
      contents: `
        import { existsSync } from 'node:fs'
        export let rootUrl = new URL('.', import.meta.url)
        while (!existsSync(new URL('pnpm-workspace.yaml', rootUrl))) {
          const parent = new URL('..', rootUrl)
          if (parent.href === rootUrl.href) throw new Error('This build does not stand in a clone of Crosswalk.')
          rootUrl = parent
        }`,
      loader: 'js',
    }))
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const contents = readFileSync(file, 'utf8')
      if (!contents.includes('import.meta.url') || file.includes('node_modules')) return undefined
      const address = path.relative(root, file).split(path.sep).join('/')
      /** @param {string} worker */
      const toBundle = worker =>
        path.posix.join(path.posix.dirname(address), worker).replace(source, output).replace(/\.ts$/, '.js')
      const moved = contents
        .replace(
          /new URL\(\s*'(\.[^']+\.worker\.ts)',\s*import\.meta\.url,?\s*\)/g,
          (_, worker) => `new URL('${toBundle(worker)}', crosswalkRootUrl)`,
        )
        .replaceAll('import.meta.url', `new URL('${address}', crosswalkRootUrl).href`)
      return { contents: `${moved}\nimport { rootUrl as crosswalkRootUrl } from 'crosswalk:root'\n`, loader: 'ts' }
    })
  },
}

/** @type {import('esbuild').Plugin} */
const leavePackagesOutside = {
  name: 'leave-packages-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
      const isOurs = kind === 'entry-point' || name.startsWith('@crosswalk/') || name.startsWith('crosswalk:')
      return isOurs ? undefined : { path: name, external: true }
    })
  },
}

/** A package that another room uses must stand among the API's dependencies too, or the bundle would not find it. */
function requireDependencies(/** @type {import('esbuild').Metafile} */ metafile) {
  const { dependencies } = JSON.parse(readFileSync(fromRoot('apps/api/package.json'), 'utf8'))
  for (const file of Object.values(metafile.outputs)) {
    for (const { path: name, external } of file.imports) {
      if (!external || name.startsWith('node:') || builtinModules.includes(name)) continue
      const packageName = name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')
      if (packageName in dependencies) continue
      throw new PlainError(
        `The API's bundle imports ${packageName}: add it to the dependencies in apps/api/package.json.`,
      )
    }
  }
}

export async function buildApi() {
  if (!existsSync(fromRoot(source, 'server.ts')))
    throw new PlainError(`${source}/server.ts is missing: is this clone whole?`)
  // Not at the top: a start with nothing to build does without it.
  const { build, formatMessages } = await import('esbuild')
  rmSync(fromRoot(output), { recursive: true, force: true })
  try {
    const result = await build({
      absWorkingDir: root,
      entryPoints: listEntryPoints(),
      outbase: source,
      outdir: output,
      chunkNames: 'chunks/[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'linked',
      sourcesContent: false,
      metafile: true,
      logLevel: 'silent',
      plugins: [leavePackagesOutside, keepAddresses],
    })
    requireDependencies(result.metafile)
  } catch (error) {
    if (!(error instanceof Error && 'errors' in error && Array.isArray(error.errors))) throw error
    const messages = await formatMessages(error.errors, { kind: 'error' })
    throw new PlainError(`${messages.join('').trimEnd()}\n\nThe API could not be built: see above.`, { cause: error })
  }
}
